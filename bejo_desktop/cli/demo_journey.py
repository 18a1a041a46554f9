"""The steps of the demo: three people, one line that goes away, and every kind of verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bejo_desktop.application.progress import Unwatched
from bejo_desktop.application.views import Paid, SearchQuery
from bejo_desktop.bootstrap.training import demo_people
from bejo_desktop.cli.demo_shopping import Shopping, deliveries
from bejo_desktop.cli.files import write_file
from bejo_desktop.domain.codes import Payment
from bejo_desktop.domain.errors import CentralUnavailable, RuleBroken
from bejo_desktop.domain.numbering import Series
from bejo_desktop.domain.order import OrderState, SyncState

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from uuid import UUID

    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import OrderRow
    from bejo_desktop.bootstrap.doors import Doors
    from bejo_desktop.bootstrap.training import TrainingCentre

PP, PPK, TREASURER = "PP", "PPK", "BENDAHARA"
PUSHED_TO_CLOSE = 4
"""One arrival, two receipts, one payment."""

_ANSWERS: Final = {"": "Kebutuhan rutin bidang, sudah dibandingkan."}
"""An answer to every question that a draft of the demo is asked."""


def require(holds: bool, what: str) -> None:  # noqa: FBT001 - a condition
    """Raise RuleBroken `demo.unexpected` where the journey did not go as it must."""
    if not holds:
        raise RuleBroken("demo.unexpected", what=what)


class Journey:
    """
    One walk through the main journey.

    Args:
        passphrase: of all three people; None for those of the README.
        products: how many goods the centre gets; None for all of them.
    """

    def __init__(
        self,
        centre: TrainingCentre,
        doors: Doors,
        folder: Path,
        passphrase: str | None,
        products: int | None,
    ) -> None:
        self.files: list[Path] = []
        self._centre = centre
        self._doors = doors
        self._folder = folder
        self._products = products
        self._people = {person.role: person for person in demo_people()}
        self._passphrases = {x.role: passphrase or x.passphrase for x in self._people.values()}
        self._orders: dict[str, UUID] = {}
        self._core: Core | None = None
        self._role = ""
        self._shopping: Shopping | None = None

    def steps(self) -> Iterator[tuple[str, Callable[[], None]]]:
        """Return the steps with their names, in order."""
        yield "centre", self._start
        yield "enrol", self._enrol
        yield "officers", self._add_officers
        yield "first_sync", self._first_sync
        yield "line_away", self._line_away
        yield "search", self._search
        yield "drafts", self._draft
        yield "submit", self._submit
        yield "return", self._give_back
        yield "final", self._finalise
        yield "papers", self._print
        yield "sign", self._sign
        yield "line_back", self._line_back
        yield "exchange", self._exchange
        yield "decide", self._decide
        yield "settle", self._settle
        yield "arrive", self._arrive
        yield "receive", self._receive
        yield "pay", self._pay
        yield "close", self._close_order
        yield "register", self._check_register

    def acting(self, role: str) -> Core:
        """Return the desk with `role` signed in; who was there before is signed out."""
        if self._core is not None and self._role == role:
            return self._core
        self.close()
        person = self._people[role]
        self._core = self._doors.unlock(person.nip, self._passphrases[role])
        self._role = role
        return self._core

    def close(self) -> None:
        """Sign out."""
        if self._core is not None:
            self._core.close()
            self._core = None

    @property
    def _shop(self) -> Shopping:
        assert self._shopping is not None
        return self._shopping

    def _start(self) -> None:
        self._address = self._centre.start(self._products)

    def _enrol(self) -> None:
        person = self._people[PP]
        code = self._centre.code_for(person.nip)
        _, self._core = self._doors.enrol(self._address, code, self._passphrases[PP])
        self._role = PP

    def _add_officers(self) -> None:
        for role in (PPK, TREASURER):
            code = self._centre.code_for(self._people[role].nip)
            self._doors.add_officer(self.acting(PP), code, self._passphrases[role])
        require(len(self._doors.holders()) == len(self._people), "holders")

    def _first_sync(self) -> None:
        self.close()  # the mandates come with the data: sign in again after them
        report, _ = self.acting(PP).syncing.run(Unwatched())
        self.close()
        state = self.acting(PP).desk.state(self.acting(PP).session)
        require(state.catalogue_rows > 0 and report.run.pulled > 0, "catalogue")
        require(bool(state.numbers_left) and not state.running_out, "numbers")

    def _line_away(self) -> None:
        """Put down what the line will bring later, then cut it: the centre is gone."""
        self._shopping = Shopping(self.acting(PP))
        self._centre.stop()
        try:
            self.acting(PP).syncing.run(Unwatched())
        except CentralUnavailable:
            return
        require(holds=False, what="line_away")

    def _search(self) -> None:
        catalogue = self.acting(PP).catalogue
        found = catalogue.search(SearchQuery(text="kertas a4 80", limit=20))
        typo = catalogue.search(SearchQuery(text="krtas a4", limit=20))
        require(found.count > 0, "search")
        require(typo.count > 0 and bool(typo.corrected_to), "typo")

    def _draft(self) -> None:
        core = self.acting(PP)
        for name, draft in self._shop.drafts():
            view, _ = core.drafting.new(core.session, draft)
            require(not view.blocks, f"{name}: {[flag.code for flag in view.blocks]}")
            self._orders[name] = view.order_id
        view = core.drafting.view(core.session, self._orders["signed"])
        require(view.figures is not None and len(view.budget) > 1, "figures")

    def _submit(self) -> None:
        core = self.acting(PP)
        for name, order_id in self._orders.items():
            if name != "draft":
                core.drafting.submit(core.session, order_id, _ANSWERS)

    def _give_back(self) -> None:
        core = self.acting(PPK)
        order_id = self._orders["returned"]
        core.approving.give_back(core.session, order_id, "Volume toner belum sesuai kebutuhan")
        require(self._row("returned").state is OrderState.DRAFT, "return")

    def _finalise(self) -> None:
        core = self.acting(PPK)
        for name in ("signed", "kept", "voided", "undecided", "refused", "contract", "short"):
            seen = core.approving.view(core.session, self._orders[name])
            hash_ = seen.content_hash or ""
            core.approving.finalise(core.session, self._orders[name], hash_, None)

    def _print(self) -> None:
        core = self.acting(PP)
        concept = core.printing.paper(core.session, self._orders["draft"], "a4", None)
        require(concept.path is None, "konsep")
        for name, size in (("signed", "a4"), ("kept", "f4")):
            paper = core.printing.paper(core.session, self._orders[name], size, None)
            again = core.printing.preview(self._orders[name], size)
            require(paper.sha256 == again.sha256, "same bytes")
            file = self._folder / paper.name
            write_file(file, paper.pdf)
            self.files.append(file)

    def _sign(self) -> None:
        core = self.acting(PPK)
        for name in ("signed", "contract"):
            on = core.orders.detail(self._orders[name]).row.ordered_on
            core.approving.sign(core.session, self._orders[name], on, None)

    def _line_back(self) -> None:
        """While the desk was away a price rose, a vendor was suspended, a budget was cut."""
        for arguments in self._shop.surprises():
            self._centre.administer(*arguments)
        self._address = self._centre.start()
        core = self.acting(PPK)
        core.desk.choose("centre", self._address)

    def _exchange(self) -> None:
        self.acting(PPK).syncing.run(Unwatched())
        self._expect(
            signed=SyncState.ACCEPTED,
            kept=SyncState.HELD,
            voided=SyncState.HELD,
            undecided=SyncState.HELD,
            refused=SyncState.REFUSED,
            contract=SyncState.ACCEPTED,
            short=SyncState.HELD,
        )
        require(bool(self._row("contract").findings), "findings")

    def _decide(self) -> None:
        core = self.acting(PPK)
        reason = "Penyedia menyanggupi harga yang disepakati"
        core.deciding.keep_price(core.session, self._orders["kept"], reason)
        reason = "Harga katalog naik, pesanan disusun ulang"
        _, copy, _ = core.deciding.void(core.session, self._orders["voided"], reason)
        self._orders["anew"] = copy.order_id
        core.drafting.submit(core.session, copy.order_id, _ANSWERS)
        seen = core.approving.view(core.session, copy.order_id)
        core.approving.finalise(core.session, copy.order_id, seen.content_hash or "", None)

    def _settle(self) -> None:
        report, _ = self.acting(PPK).syncing.run(Unwatched())
        require(report.run.pushed > 0, "pushed")
        self._expect(kept=SyncState.ACCEPTED, voided=SyncState.ACCEPTED, anew=SyncState.ACCEPTED)
        again, _ = self.acting(PPK).syncing.run(Unwatched())
        require(again.run.pushed == 0, "nothing twice")

    def _arrive(self) -> None:
        core = self.acting(PP)
        core.fulfilling.arrive(core.session, self._orders["signed"], None)

    def _receive(self) -> None:
        """The last one of the first line comes with a second delivery."""
        core = self.acting(PPK)
        order_id = self._orders["signed"]
        for received in deliveries(core.fulfilling.outstanding(order_id), core.desk.today()):
            core.fulfilling.receive(core.session, order_id, received)
        left = [row.left for row in core.fulfilling.outstanding(order_id)]
        require(not any(left), "outstanding")

    def _pay(self) -> None:
        core = self.acting(TREASURER)
        paid = Paid(core.desk.today(), Payment.UP, invoice="INV-0417", tax_invoice="")
        core.paying.pay(core.session, self._orders["signed"], paid)

    def _close_order(self) -> None:
        core = self.acting(TREASURER)
        report, _ = core.syncing.run(Unwatched())
        require(report.run.pushed == PUSHED_TO_CLOSE, "pushed")
        self._expect(signed=SyncState.ACCEPTED)
        require(self._row("signed").state is OrderState.PAID, "paid")

    def _check_register(self) -> None:
        core = self.acting(PPK)
        year = core.orders.detail(self._orders["signed"]).row.ordered_on.year
        for series in (Series.SP, Series.BAST, Series.KW):
            account = core.register.register(series.value, year)
            require(account.sum_ok, f"register {series.value}")

    def _row(self, name: str) -> OrderRow:
        core = self._core or self.acting(PP)
        return core.orders.detail(self._orders[name]).row

    def _expect(self, **verdicts: SyncState) -> None:
        for name, sync in verdicts.items():
            row = self._row(name)
            require(row.sync is sync, f"{name}: {row.sync.value} {[x.code for x in row.reasons]}")
