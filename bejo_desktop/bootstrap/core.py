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
    from bejo_desktop.application.board import Boards
    from bejo_desktop.application.budgeting import Budgeting
    from bejo_desktop.application.catalogue import Catalogue
    from bejo_desktop.application.deciding import Deciding
    from bejo_desktop.application.desk import Desk
    from bejo_desktop.application.desk_memory import DeskMemory
    from bejo_desktop.application.drafting import Drafting
    from bejo_desktop.application.enrolment import Enrolment
    from bejo_desktop.application.exchanges import Exchanges
    from bejo_desktop.application.fulfilling import Fulfilling
    from bejo_desktop.application.orders import OrderQueries
    from bejo_desktop.application.ports.system import Clock
    from bejo_desktop.application.printing import Printing
    from bejo_desktop.application.register import NumberRegister
    from bejo_desktop.application.session import Session
    from bejo_desktop.application.signing import Signing
    from bejo_desktop.application.syncing import Syncing
    from bejo_desktop.bootstrap.line import SwitchedLine
    from bejo_desktop.domain.rules.book import RuleBook

PAPERS_LANGUAGE: Final = "id"
"""Papers are Indonesian, whatever the screens speak."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What is made once for a desk, before anybody signs in."""

    home: Path
    clock: Clock
    rules: RuleBook
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
        self._store, self._clock, self._rules = unlocked.store, parts.clock, parts.rules

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

        return Drafting(self._store, self._rules, self._clock, self._new_id)

    @cached_property
    def approving(self) -> Approving:
        from bejo_desktop.application.approving import Approving

        return Approving(self._store, self._rules, self._clock, self._archive)

    @cached_property
    def deciding(self) -> Deciding:
        from bejo_desktop.application.deciding import Deciding

        return Deciding(self._store, self._rules, self._clock, self._new_id)

    @cached_property
    def fulfilling(self) -> Fulfilling:
        from bejo_desktop.application.fulfilling import Fulfilling

        return Fulfilling(self._store, self._clock)

    @cached_property
    def orders(self) -> OrderQueries:
        from bejo_desktop.application.orders import OrderQueries

        return OrderQueries(self._store)

    @cached_property
    def printing(self) -> Printing:
        from bejo_desktop.adapters.central.keys import sealed
        from bejo_desktop.adapters.printing.printer import SheetPrinter
        from bejo_desktop.adapters.printing.wording import paper_texts
        from bejo_desktop.application.printing import Printing, Stationery
        from bejo_desktop.bootstrap.words import load_words

        stationery = Stationery(
            phrases=load_words(PAPERS_LANGUAGE),
            texts=paper_texts(),
            printer=SheetPrinter(),
            archive=self._archive,
            seal=sealed,
        )
        return Printing(self._store, self._rules, self._clock, stationery)

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

        return Budgeting(self._store)

    @cached_property
    def boards(self) -> Boards:
        from bejo_desktop.application.board import Boards

        return Boards(self._store, self._clock)

    @cached_property
    def register(self) -> NumberRegister:
        from bejo_desktop.application.register import NumberRegister

        return NumberRegister(self._store)

    @cached_property
    def desk(self) -> Desk:
        from bejo_desktop.application.desk import Desk

        return Desk(self._store, self._clock, self._parts.dial)

    @cached_property
    def syncing(self) -> Syncing:
        from bejo_desktop.application.syncing import Syncing

        return Syncing(self._store, self._parts.dial, self._parts.codec, self._clock)

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
    def _archive(self) -> PaperFolder:
        from bejo_desktop.adapters.printing.files import PaperFolder

        return PaperFolder(self._parts.home / "papers")

    @cached_property
    def _new_id(self) -> TimeOrderedIds:
        from bejo_desktop.adapters.system.ids import TimeOrderedIds

        return TimeOrderedIds(self._clock)
