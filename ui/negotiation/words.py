"""The columns of offers and of their lines, and the sentences around them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.money import ZERO
from bejo_desktop.domain.negotiation import OfferSource
from ui.days import long_day, short_day
from ui.fonts import Face
from ui.tokens import Tone
from ui.widgets.table.cell import AnyCell, Cell, ChipCell, money, muted
from ui.widgets.table.model import Column

if TYPE_CHECKING:
    from bejo_desktop.application.views import NegotiationView, OfferedLine, OfferView
    from bejo_desktop.domain.money import Rupiah

SOURCES: Final = {
    OfferSource.PAPER: "Surat",
    OfferSource.WHATSAPP: "WhatsApp",
    OfferSource.PHONE: "Telepon",
    OfferSource.MEETING: "Tatap muka",
    OfferSource.PLATFORM: "Platform",
}


def offer_columns() -> tuple[Column[OfferView], ...]:
    """Return vendor and round, how it came, tax status, total and what changed."""
    return (
        Column("Penyedia", lambda one: Cell(one.vendor_name, beside=f"putaran {one.round}")),
        Column("Diterima", lambda one: Cell(_came(one), beside=one.no), 230),
        Column("Berlaku sampai", lambda one: muted(_valid(one)), 110),
        Column("Pajak", _tax, 150),
        Column("Total (Rp)", lambda one: replace(total_cell(one), icon=""), 118, right=True),
        Column("Selisih (Rp)", lambda one: _change(one.total_change), 112, right=True),
        Column("", _state, 144),
    )


def line_columns() -> tuple[Column[OfferedLine], ...]:
    """Return what one offer says of each line."""
    return (
        Column("Barang", lambda line: Cell(line.name)),
        Column("Volume", lambda line: Cell(line.quantity.shown), 80, right=True),
        Column("Satuan", lambda line: muted(line.measure), 80),
        Column("Harga (Rp)", lambda line: _price(line.price), 110, right=True),
        Column("Selisih (Rp)", lambda line: _change(line.change), 110, right=True),
        Column("Jumlah (Rp)", lambda line: _price(line.amount), 130, right=True),
    )


def summary(view: NegotiationView) -> str:
    """Return who was asked, in one line."""
    asked = ", ".join(name for _, name in view.asked)
    letter = f" dengan surat {view.no}" if view.no else ""
    return f"Diminta {long_day(view.asked_on)}{letter} kepada {asked}"


def result(view: NegotiationView) -> tuple[str, Tone]:
    """Return what the negotiation led to, also beside the catalogue, and its tone; "" before."""
    if view.saved is None:
        return "", Tone.GOOD
    before, with_tax = view.saved
    fell = f"Turun {before} sebelum pajak, {with_tax} termasuk pajak"
    if before == ZERO:
        fell = "Tidak ada penurunan dari penawaran pertama"
    elif before < ZERO:
        fell = f"Naik {ZERO - before} sebelum pajak dari penawaran pertama"
    above = view.compared.above_list
    tone = Tone.WAIT if before < ZERO else Tone.GOOD
    if above is None:
        return f"{fell}.", tone
    if above > ZERO:
        return f"{fell}; masih {above} di atas harga katalog.", Tone.WAIT
    beside = f"{ZERO - above} di bawah harga katalog" if above < ZERO else "sama dengan katalog"
    return f"{fell}; {beside}.", tone


def next_word(view: NegotiationView | None) -> str:
    """Return the verb of the step that comes next."""
    if view is None:
        return "Minta penawaran"
    if view.minutes is not None:
        return "Lihat berita acara"
    if any(one.chosen for one in view.offers):
        return "Tulis berita acara"
    return "Pilih penawaran ini" if view.offers else "Catat penawaran"


def _came(one: OfferView) -> str:
    scan = " · ada gambar" if one.evidence else ""
    return f"{SOURCES[one.source]}, {short_day(one.on)}{scan}"


def _valid(one: OfferView) -> str:
    return short_day(one.valid_until) if one.valid_until else "tidak disebut"


def _tax(one: OfferView) -> Cell:
    status = "PKP" if one.pkp else "non-PKP"
    if one.pkp_differs:
        return Cell(status, Tone.WAIT, beside="beda dengan katalog")
    return Cell(status)


def total_cell(one: OfferView) -> Cell:
    """Return what an offer costs with taxes; that of a part is muted and says so."""
    if one.figures is None:
        return muted("tak terhitung")
    if one.is_partial:
        return Cell(
            one.figures.total.plain,
            Tone.MUTED,
            icon="circle-dashed",
            whole=part_words(one),
        )
    return money(one.figures.total.plain)


def part_words(one: OfferView) -> str:
    """Return how much of the order was offered: `1 dari 2 barang`."""
    return f"{one.offered} dari {len(one.lines)} barang"


def _price(price: Rupiah | None) -> Cell:
    return muted("tidak ditawarkan") if price is None else money(price.plain, face=Face.BODY)


def _change(change: Rupiah | None) -> Cell:
    if change is None or change == ZERO:
        return muted("–")
    tone = Tone.GOOD if change < ZERO else Tone.WAIT
    return Cell(f"{'−' if change < ZERO else '+'}{abs(change.amount):,}".replace(",", "."), tone)


def _state(one: OfferView) -> AnyCell:
    if one.chosen:
        return ChipCell("Dipilih", Tone.GOOD, "circle-check")
    if one.is_partial:
        return ChipCell(part_words(one), Tone.WAIT, "circle-dashed")
    if one.cheapest:
        return ChipCell("Termurah", Tone.QUIET, "info")
    return Cell("")
