"""What happened to an order at the centre, in the words of the office; rows of the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.codes import Reason
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.order import OrderState
from ui.days import long_day
from ui.decisions.matters import Group, Matter
from ui.fonts import Face
from ui.orders.words import UNNUMBERED, local_hour, running_part
from ui.tokens import Tone
from ui.widgets.banner import Notice, Weight
from ui.widgets.table.cell import Cell, GroupBand
from ui.widgets.table.model import Column
from ui.workplace import WIB

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bejo_desktop.application.ports.system import Words

SHORT: Final = {
    Reason.PRICE_DRIFT: ("harga katalog naik", "trending-up"),
    Reason.VENDOR_SUSPENDED: ("penyedia ditangguhkan", "ban"),
    Reason.PRODUCT_WITHDRAWN: ("barang turun tayang", "package"),
    Reason.BUDGET_SHORT: ("pagu terlampaui", "wallet"),
    Reason.NUMBER_TAKEN: ("nomor sudah dipakai", "list-ordered"),
    Reason.LEASE_UNKNOWN: ("jatah nomor tidak dikenal", "list-ordered"),
    Reason.STALE_BASE: ("sudah berubah di pusat", "history"),
    Reason.OWNER_CHANGED: ("dikerjakan komputer lain", "users"),
    Reason.FY_CLOSED: ("tahun anggaran ditutup", "calendar"),
    Reason.DEADLINE_PASSED: ("batas waktu lewat", "clock"),
    Reason.MANDATE_EXPIRED: ("SK penugasan berakhir", "user-round"),
    Reason.ROLE: ("bukan wewenang petugas", "user-round"),
    Reason.RULE: ("aturan tidak terpenuhi", "scale"),
    Reason.HASH_MISMATCH: ("isi tidak cocok", "file"),
    Reason.UNREADABLE: ("isi tidak terbaca", "file"),
    Reason.DEPENDS: ("menunggu pesanan lain", "hourglass"),
}

TITLES: Final = {
    Reason.PRICE_DRIFT: "Harga katalog naik sebelum pesanan ditandatangani",
    Reason.VENDOR_SUSPENDED: "Penyedia ditangguhkan sebelum pesanan ditandatangani",
    Reason.PRODUCT_WITHDRAWN: "Barang turun tayang sebelum pesanan ditandatangani",
    Reason.BUDGET_SHORT: "Sisa pagu di pusat tidak cukup",
    Reason.NUMBER_TAKEN: "Nomor itu sudah dipakai surat lain",
    Reason.FY_CLOSED: "Tahun anggaran sudah ditutup",
    Reason.DEADLINE_PASSED: "Pesanan sampai di pusat sesudah batas waktunya",
    Reason.MANDATE_EXPIRED: "SK penugasan tidak berlaku pada tanggal pesanan",
    Reason.OWNER_CHANGED: "Pesanan ini sudah diteruskan di komputer lain",
    Reason.DEPENDS: "Menunggu keputusan atas langkah sebelumnya",
}
_SAID: Final = {
    Group.HELD: "Pusat menahan {name} pada {at}.",
    Group.REFUSED: "Pusat menolak {name} pada {at}.",
    Group.BLOCKED: "Pusat menunda {name} pada {at}.",
    Group.NOTED: "Pusat menerima {name} pada {at}.",
}
UNCHANGED: Final = "Nomor dan isi pesanan tidak berubah."
TABLED: Final = frozenset({Reason.PRICE_DRIFT, Reason.BUDGET_SHORT})
"""Reasons whose figures stand in a table below the banner."""
MOST: Final = 3
"""Sentences in one banner; a table below shows the figures of all."""


def list_columns() -> tuple[Column[Matter], ...]:
    """Return the one column of the list."""
    return (Column("", matter_cell),)


def list_rows(matters: Sequence[Matter]) -> list[Matter | GroupBand]:
    """Return the rows with the heads of their groups; empty groups vanish."""
    rows: list[Matter | GroupBand] = []
    for group in Group:
        found = [matter for matter in matters if matter.group is group]
        if found:
            title, beside, icon, tone = group.value
            rows.append(GroupBand(title, f"{len(found)}{beside}", icon=icon, tone=tone))
            rows.extend(found)
    return rows


def head_words(matters: Sequence[Matter]) -> str:
    """Return how many orders wait for a decision and what they cost."""
    waiting = [matter for matter in matters if matter.group is not Group.NOTED]
    if not waiting:
        return "Tidak ada pesanan yang tertahan atau ditolak"
    total = Rupiah(sum(matter.detail.row.total.amount for matter in waiting))
    told = "keputusan tersimpan di sini dan dikirim saat jaringan kembali"
    return f"{len(waiting)} pesanan · {total} · {told}"


def matter_cell(matter: Matter) -> Cell:
    """Return package, number with the reason, and total on two lines."""
    row = matter.detail.row
    short, icon = SHORT[matter.codes[0]] if matter.codes else ("", "info")
    quiet = matter.group in {Group.NOTED, Group.BLOCKED}
    return Cell(
        row.package or "(belum bernama)",
        face=Face.STRONG,
        under=f"{_called(matter)} · {short}",
        under_right=row.total.plain,
        icon="info" if matter.group is Group.NOTED else icon,
        icon_tone=Tone.MUTED if quiet else Tone.STOP,
    )


def under_title(matter: Matter) -> str:
    """Return number, vendor and day of the order in one line."""
    row = matter.detail.row
    parts = [row.number or UNNUMBERED, row.vendor_name]
    if row.state is OrderState.SIGNED and matter.detail.signed_on is not None:
        parts.append(f"ditandatangani {_day(matter.detail.signed_on)}")
    else:
        parts.append(f"tanggal {_day(row.ordered_on)}")
    return " · ".join(part for part in parts if part)


READ_ONLY: Final = "Cukup dibaca; catatan ini tampil pada laporan pemeriksa."


def what_happened(matter: Matter, words: Words) -> Notice:
    """Return the banner: what the centre did, when, and why; without blame."""
    row, codes = matter.detail.row, matter.codes
    title = TITLES.get(codes[0], SHORT[codes[0]][0].capitalize()) if codes else ""
    at = (row.changed_at + WIB).date()
    said = _SAID[matter.group].format(
        name=_called(matter), at=f"{long_day(at)} {local_hour(row.changed_at)}"
    )
    told = [
        words.reason(cause.code.value, dict(cause.facts), noted=matter.group is Group.NOTED)
        for cause in matter.causes
        if cause.code not in TABLED
    ]
    sentences = list(dict.fromkeys(text for text, _ in told))
    more = f"Dan {len(sentences) - MOST} alasan lain." if len(sentences) > MOST else ""
    text = " ".join(filter(None, (said, *sentences[:MOST], more, UNCHANGED)))
    way_out = "" if matter.roads.first else next((way for _, way in told if way), "")
    weight = Weight.STOP
    if matter.group is Group.NOTED:
        weight, way_out = Weight.NOTICE, READ_ONLY
    icon = matter.group.value[2]
    return Notice(weight, title or "Ada jawaban pusat", text=text, way_out=way_out, icon=icon)


def whole_story(matter: Matter, words: Words) -> str:
    """Return everything said, as plain text for a message to somebody else."""
    notice, row = what_happened(matter, words), matter.detail.row
    lines = [f"{row.number or UNNUMBERED} · {row.package} · {row.vendor_name} · {row.total}"]
    lines += [notice.title, notice.text]
    noted = matter.group is Group.NOTED
    for cause in matter.causes:
        lines.extend(words.reason(cause.code.value, dict(cause.facts), noted=noted))
    return "\n".join(dict.fromkeys(line for line in lines if line))


def budget_request(matter: Matter, words: Words) -> str:
    """Return the message by which the PA/KPA is asked to answer for the budget."""
    asked = (
        "Mohon PA/KPA menjamin anggaran pesanan ini di Bejo Desktop (Perlu keputusan), "
        "atau beri tahu bila pesanan harus dibatalkan."
    )
    return f"{asked}\n{whole_story(matter, words)}"


def _called(matter: Matter) -> str:
    number = matter.detail.row.number
    return "pesanan ini" if number is None else f"SP {running_part(number)}"


def _day(day: date) -> str:
    return " ".join(long_day(day).split()[1:])
