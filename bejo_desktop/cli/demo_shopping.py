"""What is bought in the demo, and what the centre changes while the line is away."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from bejo_desktop.application.views import DraftInput, DraftLineInput, SearchQuery
from bejo_desktop.domain.content import Delivery
from bejo_desktop.domain.errors import RuleBroken
from bejo_desktop.domain.quantity import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import Hit
    from bejo_desktop.domain.budget import BudgetLine

LINES: Final = 12
"""Lines of the great order: the issue's "12 products of one vendor"."""
_ACCOUNTS: Final = ("5.1.02.01.01.0025", "5.1.02.01.01.0024", "5.1.02.01.01.0029")
_SHORT_ACCOUNT: Final = "5.1.02.01.01.0036"
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
        accounts = [self._line(account).code for account in _ACCOUNTS]
        great = tuple(
            DraftLineInput(
                product=hit.product,
                quantity=Quantity.of(str(2 + at % 5)),
                budget_line=accounts[at % len(accounts)],
            )
            for at, hit in enumerate(self._stationer.hits[:LINES])
        )
        base = self._draft(self._stationer, "Belanja alat tulis kantor Triwulan IV", accounts[0])
        yield "signed", replace(base, lines=great, platform="toko_daring", rup="58123401")
        for name, title in (
            ("kept", "Belanja kertas rapat koordinasi"),
            ("voided", "Belanja kertas ujian sekolah"),
            ("undecided", "Belanja kertas cadangan gudang"),
        ):
            yield name, self._small(self._dearer, title, accounts[0])
        yield "refused", self._small(self._suspended, "Belanja perlengkapan arsip", accounts[1])
        yield "contract", self._small(self._suspended, "Belanja map dan ordner", accounts[1])
        short = self._line(_SHORT_ACCOUNT).code
        yield "short", self._small(self._stationer, "Belanja bahan kegiatan kantor", short)
        yield "returned", self._small(self._stationer, "Belanja toner printer", accounts[2])
        yield "draft", self._small(self._stationer, "Belanja ATK bidang SMP", accounts[1])

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
        """Three vendors of paper; the first sells at least as many goods as the great order has."""
        query = SearchQuery(text="kertas", limit=500)
        vendors = dict.fromkeys(
            hit.vendor for hit in self._core.catalogue.search(query).hits if not hit.blocked
        )
        shops = sorted(map(self._shop, vendors), key=lambda shop: -len(shop.hits))
        if len(shops) < _VENDORS or len(shops[0].hits) < LINES:
            raise RuleBroken("demo.unexpected", what="vendors")
        return shops[:_VENDORS]

    def _shop(self, vendor: str) -> _Shop:
        page = self._core.catalogue.search(SearchQuery(vendor=vendor, limit=60))
        usable = (hit for hit in page.hits if not hit.blocked)
        return _Shop(vendor, tuple(sorted(usable, key=lambda hit: hit.price.amount)))
