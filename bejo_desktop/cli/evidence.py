"""`bejo order evidence|completeness`: what stands behind an order, and what its file lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bejo_desktop.application.views.evidence import PieceTyped
from bejo_desktop.bootstrap.words import load_words
from bejo_desktop.cli.answers import Answer, Table
from bejo_desktop.cli.files import read_file
from bejo_desktop.cli.opening import open_desk
from bejo_desktop.cli.orders import answer
from bejo_desktop.domain.evidence import EvidenceKind

if TYPE_CHECKING:
    from bejo_desktop.application.ports.system import Words
    from bejo_desktop.application.views.evidence import PieceView
    from bejo_desktop.cli.arguments import Asked
    from bejo_desktop.domain.completeness.checking import Needed


def add(asked: Asked) -> Answer:
    """`bejo order evidence add ID --kind K [--no NO] [--on DAY] [--scan FILE] [--note T]`."""
    scan = read_file(asked.scan) if asked.scan else None
    typed = PieceTyped(EvidenceKind(asked.kind), asked.no, asked.on, scan, asked.note)
    with open_desk(asked) as core:
        order_id = core.orders.find(asked.order)
        core.evidence.add(core.session, order_id, typed)
        return answer(core, order_id)


def list_pieces(asked: Asked) -> Answer:
    """`bejo order evidence list ID`."""
    with open_desk(asked) as core:
        pieces = core.evidence.pieces(core.orders.find(asked.order))
    words = load_words()
    table = Table(
        ("No", "Jenis", "Nomor", "Tanggal", "Gambar", "Oleh"),
        [
            (
                str(piece.position),
                words.phrase(f"evidence.{piece.kind.value}"),
                piece.no or "-",
                piece.on.isoformat() if piece.on else "-",
                piece.sha256[:8] or "-",
                piece.by_name,
            )
            for piece in pieces
        ],
        frozenset({0}),
    )
    return Answer({"evidence": [_piece(piece, words) for piece in pieces]}, (table,))


def completeness(asked: Asked) -> Answer:
    """`bejo order completeness ID`."""
    with open_desk(asked) as core:
        needed = core.evidence.completeness(core.orders.find(asked.order))
    words = load_words()
    rows = [_need(one, words) for one in needed]
    table = Table(
        ("Berkas", "Keadaan", "Nomor", "Mengapa"),
        [(x["name"], x["state_name"], x["no"] or "-", x["because_name"] or x["why"]) for x in rows],
    )
    missing = sum(one["state"] == "missing" for one in rows)
    return Answer({"needed": rows, "missing": missing}, (table,))


def _piece(piece: PieceView, words: Words) -> dict[str, Any]:
    return {
        "position": piece.position,
        "kind": piece.kind.value,
        "name": words.phrase(f"evidence.{piece.kind.value}"),
        "no": piece.no or None,
        "on": piece.on,
        "scan": piece.sha256 or None,
        "scan_here": piece.scan_here,
        "note": piece.note,
        "by": piece.by_name,
        "added_on": piece.added_on,
    }


def _need(one: Needed, words: Words) -> dict[str, Any]:
    return {
        "kind": one.kind.value,
        "name": words.phrase(one.name),
        "state": one.standing.value,
        "state_name": words.phrase(f"need.state.{one.standing.value}"),
        "lacks": sorted(part.value for part in one.lacks),
        "taxes": [tax.value for tax in one.taxes],
        "no": one.no or None,
        "why": words.phrase(one.why),
        "because": one.because or None,
        "because_name": words.phrase(f"need.because.{one.because}") if one.because else None,
    }
