"""A Surat Pesanan of 12 lines: our printer beside WeasyPrint and typst on the same sheet."""

from __future__ import annotations

import gc
import io
import time
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from bejo_desktop.adapters.printing.framing import draw_pages
from bejo_desktop.adapters.printing.papers import blocks_of
from bejo_desktop.adapters.printing.printer import SheetPrinter
from bejo_desktop.bootstrap.training import demo_people
from bejo_desktop.cli.demo_shopping import Shopping
from bejo_desktop.domain.paper.sheet import OrderSheet, PaperSize
from benchmarks.desk import bench_desk, changeable
from benchmarks.figures import Figure, Goal, Peer
from benchmarks.papers.peers import TypstPaper, WeasyPaper
from benchmarks.samples import summary
from benchmarks.signing import GOAL_MS as SIGNING_MS
from benchmarks.signing import signing_ms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROUNDS: Final = 12
SLOW_ROUNDS: Final = 4
SIZE: Final = PaperSize.A4
GOAL_MS: Final = 8.0
"""performance.md B: text, table and QR of one order, warm."""
QR: Final = "HTTPS://BEJO.EXAMPLE/V/" + "MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43U" * 5
"""As many signs as a signed code carries (proofs.md 7)."""


def figures() -> Iterator[Figure]:
    """Measure all engines in turn, each on the same sheet, everything loaded before."""
    sheet = _sheet()
    printer, weasy, typst = SheetPrinter(), WeasyPaper(), TypstPaper()
    engines: dict[str, Callable[[OrderSheet], bytes]] = {
        "without QR": lambda sheet: _drawn(replace(sheet, qr=None)),
        "with QR": _drawn,
        "whole": lambda sheet: printer.draw(sheet, SIZE.value),
        "weasyprint": weasy.draw,
        "typst": typst.draw,
    }
    times: dict[str, list[float]] = {name: [] for name in engines}
    sizes: dict[str, int] = {name: len(draw(sheet)) for name, draw in engines.items()}
    for at in range(ROUNDS):
        other = _another(sheet, at)
        for name, draw in engines.items():
            if name != "weasyprint" or at < SLOW_ROUNDS:
                times[name].append(_cpu_ms(partial(draw, other)))
    least = {name: min(each) for name, each in times.items()}
    words = {
        "without QR": "draw an SP of 12 lines, no QR",
        "with QR": "draw it with its QR",
        "whole": "draw it, PDF/A-3b with its sheet attached, validated",
    }
    for name, what in words.items():
        for peer in ("typst", "weasyprint"):
            yield Figure(
                "printing",
                what if peer == "typst" else "  the same",
                least[name],
                "ms CPU",
                Goal(GOAL_MS) if name == "without QR" and peer == "typst" else None,
                Peer(peer, least[peer]),
                {
                    "ours_ms": summary(times[name]),
                    "peer_ms": summary(times[peer]),
                    "bytes": sizes[name],
                    "peer_bytes": sizes[peer],
                    "measure": "CPU of the process, warm, another order each round, the least",
                    "peers_draw": "the same texts, table, sums and QR; no PDF/A",
                },
            )
    yield from _signings(printer.draw(sheet, SIZE.value))


def _signings(paper: bytes) -> Iterator[Figure]:
    """What one electronic signature adds to a paper."""
    for kind in ("p256", "rsa"):
        spent = signing_ms(paper, kind)
        facts = {"ours_ms": summary(spent), "measure": "CPU, PAdES B-B with its visible line"}
        what = f"sign it, {kind}"
        yield Figure("printing", what, min(spent), "ms CPU", Goal(SIGNING_MS), None, facts)


def _sheet() -> OrderSheet:
    """The great order of the demo, from a real desk, under a real number."""
    buyer, signer, *_ = demo_people()
    with changeable(bench_desk()) as desk:
        core = desk.core(buyer)
        draft = dict(Shopping(core).drafts())["signed"]
        view, _ = core.drafting.new(core.session, draft)
        core.drafting.submit(core.session, view.order_id)
        core.close()
        core = desk.core(signer)
        seen = core.approving.view(core.session, view.order_id).content_hash or ""
        core.approving.finalise(core.session, view.order_id, seen, None)
        sheet = core.printing.sheet(view.order_id)
        core.close()
    assert isinstance(sheet, OrderSheet)
    return replace(sheet, qr=sheet.qr or QR)


def _another(sheet: OrderSheet, at: int) -> OrderSheet:
    """Return another order: who keeps what he has drawn once gains nothing from it."""
    lines = tuple(
        replace(line, description=f"{line.description} {at}", quantity=str(at + line.number))
        for line in sheet.lines
    )
    return replace(sheet, lines=lines, qr=f"{at:03d}{(sheet.qr or '')[3:]}")


def _drawn(sheet: OrderSheet) -> bytes:
    return draw_pages(sheet.frame, blocks_of(sheet, SIZE), SIZE)


def _cpu_ms(draw: Callable[[], bytes]) -> float:
    gc.collect()
    began = time.process_time()
    assert io.BytesIO(draw()).read(5) == b"%PDF-"
    return (time.process_time() - began) * 1e3
