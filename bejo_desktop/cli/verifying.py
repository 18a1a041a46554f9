"""`bejo verify`: is a paper ours and unchanged?"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from bejo_desktop.application.verifying import FILE_BYTES_MAX
from bejo_desktop.bootstrap.signatures import build_verifying
from bejo_desktop.bootstrap.surroundings import clock_of
from bejo_desktop.bootstrap.words import load_words
from bejo_desktop.cli.answers import Answer, Table
from bejo_desktop.cli.arguments import ArgumentsWrong
from bejo_desktop.cli.opening import PASSPHRASE, doors_of, passphrase
from bejo_desktop.domain.errors import BadInput, BejoError, EnvironmentFailed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bejo_desktop.application.desk_memory import DeskMemory
    from bejo_desktop.application.ports.system import Words
    from bejo_desktop.application.views.verification import (
        PaperFigures,
        Remark,
        SignatureView,
        Verification,
    )
    from bejo_desktop.cli.arguments import Asked


def verify(asked: Asked) -> Answer:
    """
    `bejo verify FILE` and `bejo verify --qr TEXT`; any verdict is an answer, exit code 0.

    The desk is asked where it can be opened: its passphrase is given, or there is a terminal.
    Without it the file speaks for itself.
    """
    verifying = build_verifying(clock_of(asked.now))
    file = None if asked.file is None else _read(asked.file)
    with _memory(asked) as memory:
        if file is None:
            found = verifying.verify_code(asked.qr, memory)
        else:
            found = verifying.verify(file, memory)
    words = load_words()
    return Answer(verification_document(found, words), _shown(found, words))


def verification_document(found: Verification, words: Words) -> dict[str, Any]:
    """Return the answer as JSON."""
    return {
        "verdict": found.verdict.value,
        "certified": found.certified,
        "reasons": [_reason(remark, words) for remark in found.reasons],
        "signatures": [_signature(one) for one in found.signatures],
        "figures": None if found.figures is None else _figures(found.figures),
    }


def _read(path: Path) -> bytes:
    """Read no file that is too large to be a paper."""
    try:
        with path.open("rb") as file:
            data = file.read(FILE_BYTES_MAX + 1)
    except OSError as error:
        raise ArgumentsWrong("file.missing", file=str(path)) from error
    if len(data) > FILE_BYTES_MAX:
        raise BadInput("verify.too_large", most=FILE_BYTES_MAX // 1024 // 1024)
    return data


@contextmanager
def _memory(asked: Asked) -> Iterator[DeskMemory | None]:
    doors = doors_of(asked)
    given = os.environ.get(PASSPHRASE) is not None or sys.stdin.isatty()
    if not (given and doors.holders()):
        yield None
        return
    try:
        core = doors.unlock(asked.officer, passphrase(PASSPHRASE, "Kata sandi: "))
    except EnvironmentFailed:  # the window has it open, or it is damaged: not what was asked
        yield None
        return
    try:
        yield core.memory
    finally:
        core.close()


def _reason(remark: Remark, words: Words) -> dict[str, Any]:
    spoken = BejoError(remark.code, **remark.facts)
    return {
        **remark.facts,
        "code": remark.code,
        "message": words.text(spoken),
        "way_out": words.way_out(spoken),
    }


def _signature(one: SignatureView) -> dict[str, Any]:
    return {
        "name": one.name,
        "nip": one.nip or None,
        "issuer": one.issuer,
        "certified": one.certified,
        "claimed_at": one.claimed_at,
        "intact": one.intact,
        "whole": one.whole,
    }


def _figures(figures: PaperFigures) -> dict[str, Any]:
    return {
        "source": figures.source,
        "paper": figures.kind or None,
        "number": figures.number,
        "content_hash": figures.content_hash,
        "total": figures.total,
        "vendor": figures.vendor or None,
        "package": figures.package or None,
        "ordered_on": figures.ordered_on,
        "lines": [
            {
                "description": line.description,
                "quantity": line.quantity,
                "measure": line.measure,
                "unit_price": line.unit_price,
                "amount": line.amount,
            }
            for line in figures.lines
        ],
    }


def _shown(found: Verification, words: Words) -> tuple[Table | str, ...]:
    verdict = words.phrase(f"verify.verdict.{found.verdict.value}")
    spoken = [BejoError(remark.code, **remark.facts) for remark in found.reasons]
    sentences = [f"- {words.text(one)} {words.way_out(one)}".rstrip() for one in spoken]
    if found.figures is None:
        return (verdict, *sentences)
    rows = [
        (x.description, x.quantity, x.measure, x.unit_price.plain, x.amount.plain)
        for x in found.figures.lines
    ]
    total = found.figures.total
    rows.append(("TOTAL", "", "", "", total.plain if total is not None else "-"))
    heads = ("Uraian", "Vol.", "Satuan", "Harga (Rp)", "Jumlah (Rp)")
    number = found.figures.number or "-"
    return (verdict, *sentences, f"Nomor: {number}", Table(heads, rows, frozenset({1, 3, 4})))
