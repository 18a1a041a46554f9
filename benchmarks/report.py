"""The figures as a table on the terminal and as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path
    from typing import Any

    from benchmarks.figures import Figure

HEAD = ("", "reached", "goal", "peer", "ratio", "")


def lines_of(figures: Iterable[Figure]) -> list[str]:
    """Return the table, one line a figure, under the name of each subject."""
    rows: list[tuple[str, ...]] = [HEAD]
    subject = ""
    for figure in figures:
        if figure.subject != subject:
            subject = figure.subject
            rows.append((subject.upper(), *("",) * (len(HEAD) - 1)))
        rows.append(_row(figure))
    widths = [max(len(row[place]) for row in rows) for place in range(len(HEAD))]
    return [_aligned(row, widths).rstrip() for row in rows]


def write_json(file: Path, machine: dict[str, Any], figures: Sequence[Figure]) -> None:
    """Write all figures and the machine they were measured on."""
    file.parent.mkdir(parents=True, exist_ok=True)
    document = {"machine": machine, "figures": [figure.as_document() for figure in figures]}
    file.write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def number(value: float) -> str:
    """Return three digits that matter: `0.412`, `9.17`, `128`, `12,044`."""
    if abs(value) >= 100:  # noqa: PLR2004 - three digits
        return f"{value:,.0f}"
    return f"{value:.3g}"


def _row(figure: Figure) -> tuple[str, ...]:
    peer = figure.peer
    return (
        f"  {figure.what}",
        f"{number(figure.value)} {figure.unit}",
        figure.goal.words(figure.unit) if figure.goal else "",
        f"{peer.name} {number(peer.value)} {figure.unit}" if peer else "",
        f"{figure.ratio:.2f} ×" if figure.ratio is not None else "",
        figure.verdict.value,
    )


def _aligned(row: Sequence[str], widths: Sequence[int]) -> str:
    first, *rest = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
    return "  ".join((first, *rest))
