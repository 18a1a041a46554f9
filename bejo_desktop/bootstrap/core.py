"""
The use cases of an open desk, each wired when it is first asked for.

A start needs four of them; to import all takes a tenth of a second.
"""
# ruff: noqa: PLC0415 - see above

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

    from bejo_desktop.adapters.printing.files import PaperFolder
    from bejo_desktop.adapters.system.compression import ZstdCodec
    from bejo_desktop.adapters.system.ids import TimeOrderedIds
    from bejo_desktop.adapters.system.vault import FileVault
    from bejo_desktop.application.access import Unlocked
    from bejo_desktop.application.approving import Approving
    from bejo_desktop.application.audit_list import AuditList
    from bejo_desktop.application.audit_workbook import AuditWorkbook
    from bejo_desktop.application.board import Boards
    from bejo_desktop.application.budgeting import Budgeting
    from bejo_desktop.application.buying import Buying
    from bejo_desktop.application.catalogue import Catalogue
    from bejo_desktop.application.changing import Changing
    from bejo_desktop.application.deciding import Deciding
    from bejo_desktop.application.desk import Desk
    from bejo_desktop.application.desk_memory import DeskMemory
    from bejo_desktop.application.drafting import Drafting
    from bejo_desktop.application.enrolment import Enrolment
    from bejo_desktop.application.evidence import Evidencing
    from bejo_desktop.application.exchanges import Exchanges
    from bejo_desktop.application.explaining import Explaining
    from bejo_desktop.application.fulfilling import Fulfilling
    from bejo_desktop.application.looking import GuardedStore, Looking
    from bejo_desktop.application.negotiating import Negotiating
    from bejo_desktop.application.officers import OfficerQueries
    from bejo_desktop.application.orders import OrderQueries
    from bejo_desktop.application.paying import Paying
    from bejo_desktop.application.platform import BesidePlatform
    from bejo_desktop.application.ports.system import Clock
    from bejo_desktop.application.prices import PriceAdvice
    from bejo_desktop.application.printing import Printing
    from bejo_desktop.application.register import NumberRegister
    from bejo_desktop.application.rule_packs import RulePacks
    from bejo_desktop.application.session import Session
    from bejo_desktop.application.signing import Signing
    from bejo_desktop.application.spending import Spending
    from bejo_desktop.application.syncing import Syncing
    from bejo_desktop.application.tax_recap import TaxRecaps
    from bejo_desktop.bootstrap.line import SwitchedLine
    from bejo_desktop.contract.rule_pack import RulePack
    from bejo_desktop.domain.rules.book import RuleBook

_STAYS: Final = frozenset({"syncing", "rule_packs"})
"""Use cases that hold no rules and are at work while others come into force."""

PAPERS_LANGUAGE: Final = "id"
"""Papers are Indonesian, whatever the screens speak."""


@dataclass(frozen=True, slots=True)
class Parts:
    """
    What is made once for a desk, before anybody signs in.

    Args:
        pack: the rules that ship with the program.
    """

    home: Path
    clock: Clock
    pack: RulePack
    vault: FileVault
    dial: SwitchedLine
    codec: ZstdCodec


class OpenCore:
    """
    The `Core` over an open store.

    Two threads that ask at once may make one twice, which harms none but `syncing`: it
    remembers what it broke off, and only the lane of the net asks for it.
    """

    def __init__(self, parts: Parts, unlocked: Unlocked) -> None:
        self._parts, self._unlocked = parts, unlocked
        self._store, self._clock = unlocked.store, parts.clock

    @property
    def session(self) -> Session:
        return self._unlocked.session

    def confirm(self, passphrase: str) -> None:
        from bejo_desktop.application.access import Confirmation

        Confirmation(self._parts.vault, self.session)(passphrase)

    def close(self) -> None:
        self._store.close()

    @cached_property
    def catalogue(self) -> Catalogue:
        from bejo_desktop.application.catalogue import Catalogue

        return Catalogue(self._store)

    @cached_property
    def drafting(self) -> Drafting:
        from bejo_desktop.application.drafting import Drafting

        return Drafting(self._shown("orders"), self._rules, self._clock, self._new_id)

    @cached_property
    def approving(self) -> Approving:
        from bejo_desktop.application.approving import Approving

        return Approving(self._shown("orders"), self._rules, self._clock)

    @cached_property
    def negotiating(self) -> Negotiating:
        from bejo_desktop.application.negotiating import Negotiating

        return Negotiating(self._shown("orders"), self._rules, self._clock)

    @cached_property
    def tax_recaps(self) -> TaxRecaps:
        from bejo_desktop.adapters.tables.writing import OfficeTables
        from bejo_desktop.application.tax_recap import TaxRecaps
        from bejo_desktop.bootstrap.words import load_words

        words = load_words(PAPERS_LANGUAGE)
        return TaxRecaps(self._looking, self._rules, OfficeTables(), words)

    @cached_property
    def audits(self) -> AuditList:
        from bejo_desktop.application.audit_list import AuditList

        return AuditList(self._looking, self._rules)

    @cached_property
    def audit_workbooks(self) -> AuditWorkbook:
        from bejo_desktop.adapters.tables.writing import OfficeTables
        from bejo_desktop.application.audit_workbook import AuditWorkbook
        from bejo_desktop.bootstrap.words import load_words

        return AuditWorkbook(self.audits, OfficeTables(), load_words(PAPERS_LANGUAGE))

    @cached_property
    def platform(self) -> BesidePlatform:
        from bejo_desktop.adapters.tables.writing import OfficeTables
        from bejo_desktop.application.platform import BesidePlatform
        from bejo_desktop.bootstrap.words import load_words

        words = load_words(PAPERS_LANGUAGE)
        return BesidePlatform(self._shown("orders"), self.drafting, OfficeTables(), words)

    @cached_property
    def deciding(self) -> Deciding:
        from bejo_desktop.application.deciding import Deciding

        return Deciding(self._shown("orders"), self._rules, self._clock, self._new_id)

    @cached_property
    def fulfilling(self) -> Fulfilling:
        from bejo_desktop.application.fulfilling import Fulfilling

        return Fulfilling(self._shown("orders"), self._clock)

    @cached_property
    def paying(self) -> Paying:
        from bejo_desktop.application.paying import Paying

        return Paying(self._shown("orders"), self._rules, self._clock)

    @cached_property
    def buying(self) -> Buying:
        from bejo_desktop.application.buying import Buying

        return Buying(self._store, self._rules, self._clock, self._new_id)

    @cached_property
    def changing(self) -> Changing:
        from bejo_desktop.application.changing import Changing

        return Changing(self._store, self._rules, self._clock)

    @cached_property
    def orders(self) -> OrderQueries:
        from bejo_desktop.application.orders import OrderQueries

        return OrderQueries(self._looking, self._rules)

    @cached_property
    def printing(self) -> Printing:
        from bejo_desktop.adapters.central.keys import sealed
        from bejo_desktop.adapters.printing.printer import SheetPrinter
        from bejo_desktop.adapters.printing.wording import paper_texts
        from bejo_desktop.application.printing import Printing, Stationery
        from bejo_desktop.bootstrap.checks import load_needs
        from bejo_desktop.bootstrap.words import load_words

        stationery = Stationery(
            phrases=load_words(PAPERS_LANGUAGE),
            texts=paper_texts(),
            printer=SheetPrinter(),
            archive=self._archive,
            seal=sealed,
            needs=load_needs(),
        )
        # Every paper bears the vendor's bank account.
        store = self._shown("bank")
        return Printing(store, self._rules, self._clock, stationery)

    @cached_property
    def signing(self) -> Signing:
        from bejo_desktop.adapters.printing.printer import SheetPrinter
        from bejo_desktop.application.signing import Penmanship, Signing
        from bejo_desktop.bootstrap.signatures import LateSignatures
        from bejo_desktop.bootstrap.words import load_words

        late, phrases = LateSignatures(), load_words(PAPERS_LANGUAGE)
        penmanship = Penmanship(late, late, SheetPrinter(), self._archive, phrases)
        return Signing(self._store, self._clock, penmanship)

    @cached_property
    def memory(self) -> DeskMemory:
        from bejo_desktop.adapters.central.keys import sealed
        from bejo_desktop.application.desk_memory import DeskMemory

        return DeskMemory(self._store, sealed)

    @cached_property
    def budgeting(self) -> Budgeting:
        from bejo_desktop.application.budgeting import Budgeting

        return Budgeting(self._shown("counts"))

    @cached_property
    def boards(self) -> Boards:
        from bejo_desktop.application.board import Boards

        return Boards(self._store, self._clock)

    @cached_property
    def prices(self) -> PriceAdvice:
        from bejo_desktop.application.prices import PriceAdvice

        store = self._shown("orders")
        return PriceAdvice(store, self._rules, self._clock)

    @cached_property
    def evidence(self) -> Evidencing:
        from bejo_desktop.application.evidence import Evidencing
        from bejo_desktop.bootstrap.checks import load_needs

        store = self._shown("orders")
        return Evidencing(store, self._clock, load_needs(), self._rules)

    @cached_property
    def explaining(self) -> Explaining:
        from bejo_desktop.application.explaining import Explaining
        from bejo_desktop.bootstrap.checks import load_citations

        store = self._shown("orders")
        return Explaining(store, self._rules, self._clock, load_citations())

    @cached_property
    def spending(self) -> Spending:
        from bejo_desktop.application.spending import Spending

        store = self._shown("counts")
        return Spending(store, self._rules, self._clock)

    @cached_property
    def register(self) -> NumberRegister:
        from bejo_desktop.application.register import NumberRegister

        return NumberRegister(self._shown("orders"))

    @cached_property
    def desk(self) -> Desk:
        from bejo_desktop.application.desk import Desk

        return Desk(self._store, self._clock, self._parts.dial)

    @cached_property
    def syncing(self) -> Syncing:
        from bejo_desktop.application.syncing import Syncing

        return Syncing(
            self._store, self._parts.dial, self._parts.codec, self._clock, self.rule_packs
        )

    @cached_property
    def exchanges(self) -> Exchanges:
        from bejo_desktop.application.exchanges import Exchanges

        return Exchanges(self._store)

    @cached_property
    def enrolment(self) -> Enrolment:
        from bejo_desktop.application.enrolment import Enrolment

        parts = self._parts
        return Enrolment(self._unlocked, parts.vault, parts.dial, self._clock)

    @cached_property
    def rule_packs(self) -> RulePacks:
        from bejo_desktop.adapters.central.keys import is_signed_by
        from bejo_desktop.application.rule_packs import RulePacks

        return RulePacks(self._store, self._parts.pack, is_signed_by, self._clock, self._renew)

    @cached_property
    def _rules(self) -> RuleBook:
        return self.rule_packs.book()

    def _renew(self) -> None:
        """Make every use case anew that may hold the rules which were in force."""
        for name in list(vars(self)):
            if name not in _STAYS and isinstance(vars(OpenCore).get(name), cached_property):
                vars(self).pop(name, None)

    @cached_property
    def officers(self) -> OfficerQueries:
        from bejo_desktop.application.officers import OfficerQueries

        return OfficerQueries(self._shown("counts"), self._clock)

    def _shown(self, subject: str) -> GuardedStore:
        """The store, of which each look is held to what the role shows on the day."""
        from bejo_desktop.application.looking import GuardedStore
        from bejo_desktop.domain.reading import Subject

        return GuardedStore(self._looking, Subject(subject))

    @cached_property
    def _looking(self) -> Looking:
        from bejo_desktop.application.looking import Looking

        return Looking(self._store, self.session, self._clock)

    @cached_property
    def _archive(self) -> PaperFolder:
        from bejo_desktop.adapters.printing.files import PaperFolder

        return PaperFolder(self._parts.home / "papers")

    @cached_property
    def _new_id(self) -> TimeOrderedIds:
        from bejo_desktop.adapters.system.ids import TimeOrderedIds

        return TimeOrderedIds(self._clock)
