"""The columns of the payment file and the sentences around them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.completeness.checking import Standing
from bejo_desktop.domain.completeness.table import Part
from bejo_desktop.domain.evidence import EvidenceKind
from ui.days import short_day
from ui.tokens import Tone
from ui.widgets.table.cell import AnyCell, Cell, ChipCell, muted
from ui.widgets.table.model import Column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bejo_desktop.application.ports.system import Words
    from bejo_desktop.application.views.evidence import PieceView
    from bejo_desktop.domain.completeness.checking import Needed

LACKS: Final = {Part.NUMBER: "nomornya", Part.SCAN: "gambarnya"}
ALIKE: Final = {
    Standing.PRESENT: (Tone.GOOD, "circle-check"),
    Standing.MISSING: (Tone.WAIT, "circle-dashed"),
    Standing.NOT_NEEDED: (Tone.QUIET, "ban"),
}


def needed_columns(words: Words) -> tuple[Column[Needed], ...]:
    """Return what is needed, whether it is there, its number, and why it is asked for."""

    def name(one: Needed) -> Cell:
        tone = Tone.FAINT if one.standing is Standing.NOT_NEEDED else Tone.TEXT
        return Cell(words.phrase(one.name), tone)

    def standing(one: Needed) -> AnyCell:
        tone, icon = ALIKE[one.standing]
        if one.standing is Standing.MISSING and one.taxes:
            lacking = ", ".join(words.phrase(f"cli.due.{tax.value}") for tax in one.taxes)
            return ChipCell(f"Kurang {lacking}", tone, icon)
        if one.standing is Standing.MISSING and one.lacks and one.no:
            lacking = " dan ".join(LACKS[part] for part in sorted(one.lacks))
            return ChipCell(f"Kurang {lacking}", tone, icon)
        text = words.phrase(f"need.state.{one.standing.value}")
        return ChipCell(text[:1].upper() + text[1:], tone, icon)

    def why(one: Needed) -> Cell:
        if one.because:
            return muted(words.phrase(f"need.because.{one.because}"))
        return muted(words.phrase(one.why))

    return (
        Column("Berkas", name, 216),
        Column("Keadaan", standing, 176),
        Column("Nomor", lambda one: Cell(one.no or "–"), 180),
        Column("Diperlukan karena", why),
    )


def piece_columns(words: Words) -> tuple[Column[PieceView], ...]:
    """Return what was put behind the order: kind, number, day, picture, by whom."""

    def picture(one: PieceView) -> Cell:
        if not one.sha256:
            return muted("–")
        if one.scan_here:
            return Cell("Lihat", Tone.ACCENT, icon="eye", icon_tone=Tone.ACCENT, link=True)
        return muted("di komputer lain")

    return (
        Column("Bukti", lambda one: Cell(words.phrase(f"evidence.{one.kind.value}")), 216),
        Column("Nomor", lambda one: Cell(one.no or "–"), 150),
        Column("Tanggal", lambda one: muted(short_day(one.on) if one.on else "–"), 72),
        Column("Gambar", picture, 132),
        Column("Keterangan", lambda one: muted(one.note or "–")),
        Column("Oleh", lambda one: muted(one.by_name), 172),
    )


def in_order(needed: Sequence[Needed]) -> list[Needed]:
    """Return the list with the vendor's own nota first, and what is not needed last."""
    return sorted(
        needed,
        key=lambda one: (
            one.standing is Standing.NOT_NEEDED,
            one.kind is not EvidenceKind.VENDOR_NOTE,
        ),
    )


def sum_words(needed: Sequence[Needed]) -> tuple[str, Tone]:
    """Return how complete the file is."""
    counts = {one: sum(row.standing is one for row in needed) for one in Standing}
    missing = counts[Standing.MISSING]
    if not missing:
        return f"Berkas lengkap: {counts[Standing.PRESENT]} ada.", Tone.GOOD
    return f"{counts[Standing.PRESENT]} ada · {missing} belum ada", Tone.WAIT
