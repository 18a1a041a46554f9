"""Which rules are in force on this desk, and taking over a pack of the centre."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bejo_desktop.application.changes import Changes, Kind
from bejo_desktop.application.ports.store import KeptPack, PackOrigin
from bejo_desktop.application.views.rule_packs import PackState, PackTaken, PackView
from bejo_desktop.contract.codec import encode
from bejo_desktop.contract.rule_pack import book_of, edition, read_pack, signed_bytes
from bejo_desktop.contract.signing import KEY_BYTES, SIGNATURE_BYTES, from_text
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.errors import BejoError, NotFound, RuleBroken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from bejo_desktop.application.ports.store import Reading, Store, Work
    from bejo_desktop.application.ports.system import Clock, SignedBy
    from bejo_desktop.contract.rule_pack import RulePack, SignedPack
    from bejo_desktop.domain.rules.book import RuleBook

CENTRE = "centre"
"""Who acts in the audit when a pack came by the feed."""


@dataclass(frozen=True, slots=True)
class RulePacks:
    """
    The rule packs of this desk.

    Args:
        own: the pack that ships with the program.
        signed_by: checks a signature of the centre.
        renew: called after the rules in force may have changed.
    """

    store: Store
    own: RulePack
    signed_by: SignedBy
    clock: Clock
    renew: Callable[[], None]

    def book(self) -> RuleBook:
        """Return the rules in force today, with those of all other packs of this desk behind them."""
        with self.store.read() as reading:
            kept = reading.rule_packs.all()
        program = book_of(self.own)
        chosen = _in_force(self.own, kept, wib_day(self.clock()))
        packs = {one.pack.version: one.pack for one in kept} | {self.own.version: self.own}
        book = program if chosen is self.own else _read(chosen, program) or program
        return book.with_shelf(_Shelf(packs, program))

    def keep_own(self) -> None:
        """Keep the program's own pack, so that a later program still explains its orders."""
        with self.store.read() as reading:
            known = {one.pack.version for one in reading.rule_packs.all()}
        if self.own.version not in known:
            with self.store.write() as work:
                work.rule_packs.add(KeptPack(self.own, PackOrigin.PROGRAM, self.clock()))

    def show(self) -> tuple[PackView, ...]:
        """Return all packs of this desk, the newest first."""
        today = wib_day(self.clock())
        with self.store.read() as reading:
            kept = list(reading.rule_packs.all())
        if all(one.pack.version != self.own.version for one in kept):
            kept.append(KeptPack(self.own, PackOrigin.PROGRAM, self.clock()))
        chosen = _in_force(self.own, kept, today)
        newest_first = sorted(kept, key=lambda one: edition(one.pack.version), reverse=True)
        return tuple(_view(one, chosen, today) for one in newest_first)

    def take(self, data: bytes, by: str) -> tuple[PackTaken, Changes]:
        """
        Take a pack over from its file.

        Args:
            by: NIP of who does it.

        Raises:
            BadInput: `rules.unreadable`, `rules.not_for_this_program`.
            RuleBroken: `rules.foreign`, `rules.altered`, `rules.expired`, `rules.older`,
                `rules.version_used`; nothing was changed.
            NotFound: `desk.not_enrolled`.
        """
        signed = read_pack(data)
        with self.store.write() as work:
            taken = self._take(work, signed, by)
        self.renew()
        return taken, Changes.of(Kind.RULES)

    def take_from_feed(self, signed: SignedPack) -> PackTaken:
        """Take a pack over that the centre sent; one that cannot be is told with its error."""
        try:
            with self.store.write() as work:
                taken = self._take(work, signed, CENTRE)
        except BejoError as error:
            return PackTaken(signed.pack.version, is_new=False, error=error)
        self.renew()
        return taken

    def _take(self, work: Work, signed: SignedPack, by: str) -> PackTaken:
        pack = signed.pack
        kept = work.rule_packs.all()
        today = wib_day(self.clock())
        self._require_ours(work, signed)
        if pack.valid_until is None or pack.valid_until < today:
            last = pack.valid_until or pack.issued_on
            raise RuleBroken("rules.expired", version=pack.version, day=last.isoformat())
        if _is_kept(pack, [self.own, *(one.pack for one in kept)]):
            return PackTaken(pack.version, is_new=False)
        chosen = _in_force(self.own, kept, today).version
        if edition(pack.version) < edition(chosen):
            raise RuleBroken("rules.older", version=pack.version, in_force=chosen)
        book_of(pack, lacking=book_of(self.own))
        work.rule_packs.add(KeptPack(pack, PackOrigin.CENTRE, self.clock()))
        facts: dict[str, object] = {"issued_on": pack.issued_on.isoformat(), "was": chosen}
        work.audit.add("rules.take", by=by, at=self.clock(), subject=pack.version, facts=facts)
        return PackTaken(pack.version, is_new=True)

    def _require_ours(self, reading: Reading, signed: SignedPack) -> None:
        identity = reading.sync.identity()
        if identity is None:
            raise NotFound("desk.not_enrolled")
        version = signed.pack.version
        if signed.key != identity.centre_key:
            raise RuleBroken("rules.foreign", version=version)
        key = from_text(signed.key, KEY_BYTES, field="key")
        signature = from_text(signed.signature, SIGNATURE_BYTES, field="signature")
        if not self.signed_by(key, signature, signed_bytes(signed.pack)):
            raise RuleBroken("rules.altered", version=version)


class _Shelf(Mapping[str, "RuleBook"]):
    """Books by version, each read from its pack when it is first asked for."""

    def __init__(self, packs: Mapping[str, RulePack], program: RuleBook) -> None:
        self._packs = packs
        self._program = program
        self._books: dict[str, RuleBook] = {}

    def __getitem__(self, version: str) -> RuleBook:
        if version not in self._books:
            book = _read(self._packs[version], self._program)
            if book is None:
                raise KeyError(version)
            self._books[version] = book
        return self._books[version]

    def __iter__(self) -> Iterator[str]:
        return iter(self._packs)

    def __len__(self) -> int:
        return len(self._packs)


def _read(pack: RulePack, program: RuleBook) -> RuleBook | None:
    """Return the book of a pack that is kept, None where this program cannot use it any more."""
    try:
        return book_of(pack, lacking=program)
    except BejoError:
        return None


def _in_force(own: RulePack, kept: Sequence[KeptPack], today: date) -> RulePack:
    """Return the newest pack that may be used today: the program's own always may."""
    return max(_valid(own, kept, today), key=lambda pack: edition(pack.version))


def _valid(own: RulePack, kept: Sequence[KeptPack], today: date) -> Iterator[RulePack]:
    yield own
    for one in kept:
        until = one.pack.valid_until
        if one.origin is PackOrigin.CENTRE and until is not None and today <= until:
            yield one.pack


def _is_kept(pack: RulePack, known: Sequence[RulePack]) -> bool:
    """Tell whether this very pack is here (RuleBroken `rules.version_used` for another)."""
    same = [one for one in known if one.version == pack.version]
    if same and encode(same[0]) != encode(pack):
        raise RuleBroken("rules.version_used", version=pack.version)
    return bool(same)


def _view(one: KeptPack, chosen: RulePack, today: date) -> PackView:
    pack = one.pack
    state = PackState.KEPT
    if pack.version == chosen.version:
        state = PackState.IN_FORCE
    elif pack.valid_until is not None and pack.valid_until < today:
        state = PackState.EXPIRED
    return PackView(
        version=pack.version,
        origin=one.origin.value,
        issued_on=pack.issued_on,
        valid_until=pack.valid_until,
        taken_at=one.taken_at,
        rules=len(pack.rules),
        state=state,
    )
