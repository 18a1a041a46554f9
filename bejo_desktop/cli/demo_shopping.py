"""What is bought in the demo, and what the centre changes while the line is away."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from bejo_desktop.application.views import DraftInput, DraftLineInput, Received, SearchQuery
from bejo_desktop.domain.content import Delivery
from bejo_desktop.domain.errors import RuleBroken
from bejo_desktop.domain.fulfilment import NOTHING, ReceivedLine, Statements
from bejo_desktop.domain.quantity import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import Hit, OutstandingRow
    from bejo_desktop.domain.budget import BudgetLine

LINES: Final = 12
"""Lines of the great order: the issue's "12 products of one vendor"."""
_PAPER, _PENS, _COMPUTER = (f"5.1.02.01.01.{last}" for last in ("0025", "0024", "0029"))
_ACCOUNT_WORDS: Final = {
    _PAPER: ("kertas", "amplop", "cover"),
    _COMPUTER: ("toner", "tinta", "flashdisk", "mouse", "keyboard", "kabel"),
}
_SHORT_ACCOUNT: Final = "5.1.02.01.01.0036"
_STATIONERY: Final = "Alat Tulis Kantor"
_VENDORS: Final = 3


@dataclass(frozen=True, slots=True)
class _Shop:
    """A vendor and what it sells, the most bought first."""

    vendor: str
    hits: tuple[Hit, ...]


class Shopping:
    """
    The orders of the demo, from what this desk's catalogue and budget hold.

    `signed` and `contract` get ink before the line is back; the prices of `kept`, `voided` and
    `undecided` rise; the vendor of `refused` and `contract` is suspended; the budget of `short`
    is cut; `returned` comes back from the PPK, `draft` is never handed in.
    """

    def __init__(self, core: Core) -> None:
        self._core = core
        self._today = core.desk.today()
        self._unit = core.desk.unit().code
        self._budget = {line.account: line for line in core.budgeting.lines(self._today.year)}
        self._stationer, self._dearer, self._suspended = self._shops()

    def drafts(self) -> Iterator[tuple[str, DraftInput]]:
        """Return the drafts by what will become of them."""
        paper, pens, computer = (self._line(account).code for account in (_PAPER, _PENS, _COMPUTER))
        base = self._draft(self._stationer, "Belanja ATK, kertas, dan bahan komputer", paper)
        yield (
            "signed",
            replace(base, lines=self._great_lines(), rup="58123401", platform_ref="TD-000417"),
        )
        for name, title in (
            ("kept", "Belanja kertas rapat koordinasi"),
            ("voided", "Belanja kertas ujian sekolah"),
            ("undecided", "Belanja kertas cadangan gudang"),
        ):
            yield name, self._small(self._dearer, title, paper)
        yield "refused", self._small(self._suspended, "Belanja perlengkapan arsip", pens)
        yield "contract", self._small(self._suspended, "Belanja map dan ordner", pens)
        short = self._line(_SHORT_ACCOUNT).code
        yield "short", self._small(self._stationer, "Belanja bahan kegiatan kantor", short)
        yield "returned", self._small(self._stationer, "Belanja bahan komputer bidang", computer)
        yield "draft", self._small(self._stationer, "Belanja ATK bidang SMP", pens)

    def surprises(self) -> Iterator[tuple[str, ...]]:
        """Return what the centre's administrator does meanwhile, as commands of `bejo-central`."""
        risen = self._dearer.hits[0]
        dearer = risen.price.amount * 105 // 100 + 1
        yield "price", "set", risen.product, str(dearer)
        reason = "Dokumen usaha sedang diperiksa"
        yield "vendor", "suspend", self._suspended.vendor, "--reason", reason
        line = self._line(_SHORT_ACCOUNT)
        spent = (line.ceiling - line.left).amount
        yield "budget", "set", "--unit", self._unit, line.code, str(spent + 1)

    def _great_lines(self) -> tuple[DraftLineInput, ...]:
        """Twelve goods, each on the rekening that its kind is paid from; three rekening in all."""
        codes = {account: self._line(account).code for account in (_PAPER, _PENS, _COMPUTER)}
        lines = [
            DraftLineInput(
                product=hit.product,
                quantity=Quantity.of(str(2 + at % 5)),
                budget_line=codes[_account_of(hit)],
            )
            for at, hit in enumerate(self._stationer.hits[:LINES])
        ]
        for at, account in enumerate((_PAPER, _COMPUTER)):
            if codes[account] not in {line.budget_line for line in lines}:
                lines[-1 - at] = replace(lines[-1 - at], budget_line=codes[account])
        return tuple(lines)

    def _small(self, shop: _Shop, title: str, account: str) -> DraftInput:
        lines = tuple(
            DraftLineInput(product=hit.product, quantity=Quantity.of("3")) for hit in shop.hits[:2]
        )
        return replace(self._draft(shop, title, account), lines=lines)

    def _draft(self, shop: _Shop, title: str, account: str) -> DraftInput:
        year_end = date(self._today.year, 12, 31)
        return DraftInput(
            vendor=shop.vendor,
            budget_line=account,
            package=f"{title} Tahun {self._today.year}",
            ordered_on=self._today,
            due_on=min(self._today + timedelta(days=11), year_end),
            platform="toko_daring",
            deliver_to=Delivery("Pengurus Barang", "081300002222", "Gudang kantor"),
        )

    def _line(self, account: str) -> BudgetLine:
        if account not in self._budget:
            raise RuleBroken("demo.unexpected", what=account)
        return self._budget[account]

    def _shops(self) -> Sequence[_Shop]:
        """
        Three vendors of paper that charge PPN where there are three.

        The first one sells at least as many goods as the great order has lines.
        """
        catalogue = self._core.catalogue
        hits = catalogue.search(SearchQuery(text="kertas a4", limit=500)).hits
        usable = dict.fromkeys((hit.vendor, hit.product) for hit in hits if not hit.blocked)
        vendors = {vendor: catalogue.product(product).vendor for vendor, product in usable}
        found = [(not vendor.pkp, self._shop(code)) for code, vendor in vendors.items()]
        large = [one for one in found if len(one[1].hits) >= LINES]
        first = min(large, key=lambda one: one[0], default=None)
        if first is None or len(found) < _VENDORS:
            raise RuleBroken("demo.unexpected", what="vendors")
        others = sorted((one for one in found if one is not first), key=lambda one: one[0])
        return [first[1], *(shop for _, shop in others[: _VENDORS - 1])]

    def _shop(self, vendor: str) -> _Shop:
        query = SearchQuery(vendor=vendor, category=_STATIONERY, limit=100)
        page = self._core.catalogue.search(query)
        return _Shop(vendor, tuple(hit for hit in page.hits if not hit.blocked))


def _account_of(hit: Hit) -> str:
    """The rekening that a good is usually paid from, by its name."""
    name = hit.name.lower()
    for account, words in _ACCOUNT_WORDS.items():
        if any(word in name for word in words):
            return account
    return _PENS


def deliveries(rows: Sequence[OutstandingRow], on: date) -> tuple[Received, Received]:
    """
    Return two receipts of what is left: the last one of the first line comes with a second car.

    Each delivery has a day of its own: that of the first was noted when it came.
    """
    first, *others = rows
    later = min(first.left, Decimal(1))
    came = [ReceivedLine(1, first.left - later, NOTHING)]
    came += [ReceivedLine(row.line, row.left, NOTHING) for row in others]
    stated = Statements(function=True, amount=True, time=True)
    return (
        Received(on, complete=False, lines=tuple(came), statements=stated),
        Received(
            on,
            complete=True,
            lines=(ReceivedLine(1, later, NOTHING),),
            statements=stated,
            arrived_on=on,
        ),
    )
