"""The whole journey: the issue's eight steps as stations, walked one after the other."""

from __future__ import annotations

import sys
import time
import traceback
from typing import TYPE_CHECKING

from ui.app import application, program_behind
from ui.front import Front
from ui.walk import beside, closing, deciding, entering, finding, fulfilling, issuing, ordering
from ui.walk.camera import ALL, ONE, Camera
from ui.walk.hand import Hand
from ui.walk.stage import PP, PPK, TREASURER, Walk, told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from ui.app import WindowDoors
    from ui.launch import Launch


def stations(walk: Walk) -> Iterator[tuple[str, Callable[[], None]]]:
    """Return the stations with their names, in order."""
    yield "1 enrolment and first load", lambda: entering.enrol(walk)
    yield "2 home", lambda: entering.arrive(walk)
    yield "2 sign-in of the PP", lambda: entering.sign_in(walk, PP)
    yield "3 plan", lambda: entering.plan(walk)
    yield "3 line away", lambda: entering.switch_line(walk, cut=True)
    yield "4 catalogue", lambda: finding.search(walk)
    yield "4 twelve products", lambda: ordering.type_order(walk)
    yield "4 2,5 kg", lambda: ordering.type_kilograms(walk)
    yield "5 figures", lambda: ordering.look_at_figures(walk)
    yield "5 concept", lambda: ordering.look_at_concept(walk)
    yield "5 submit", lambda: ordering.submit(walk)
    yield "5 further orders", lambda: ordering.hand_in_others(walk)
    yield "5 beside: small purchase, negotiation", lambda: beside.look_as_pp(walk)
    yield "6 sign-in of the PPK", lambda: entering.sign_in(walk, PPK)
    yield "6 approval", lambda: issuing.approve(walk)
    yield "7 paper", lambda: issuing.look_at_paper(walk)
    yield "7 signature", lambda: issuing.record_ink(walk)
    yield "6 further numbers", lambda: issuing.approve_others(walk)
    yield "7 beside: addendum, ending, hand-over, file", lambda: beside.look_as_ppk(walk)
    yield "8 what waits", lambda: deciding.look_at_queue(walk)
    yield "8 line back", lambda: deciding.exchange(walk)
    yield "8 verdicts", lambda: deciding.look_at_verdicts(walk)
    yield "8 keep the price", lambda: deciding.keep_price(walk)
    yield "8 void and start anew", lambda: deciding.void(walk)
    yield "8 settle", lambda: deciding.settle(walk)
    yield "9 board", lambda: fulfilling.look_at_board(walk)
    yield "9 sign-in of the PP", lambda: entering.sign_in(walk, PP)
    yield "9 goods arrive", lambda: fulfilling.arrive(walk)
    yield "9 sign-in of the PPK", lambda: entering.sign_in(walk, PPK)
    yield "9 receiving", lambda: fulfilling.receive(walk)
    yield "9 beside: return", lambda: beside.look_at_return(walk)
    yield "register, budget, settings", lambda: closing.look_round(walk)
    yield "sign-in of the Bendahara", lambda: entering.sign_in(walk, TREASURER)
    yield "home of the Bendahara", lambda: closing.look_at_home(walk)
    yield "9 beside: together, taxes", lambda: beside.look_as_treasurer(walk)
    yield "9 payment", lambda: fulfilling.pay(walk)
    yield "9 papers", lambda: fulfilling.look_at_papers(walk)


def walk(
    folder: Path,
    launch: Launch,
    doors: WindowDoors,
    administer: Callable[..., object],
    *,
    every_look: bool,
) -> int:
    """
    Walk the journey through the real window and leave pictures and papers in `folder`.

    Returns the exit code: 0 after the whole journey, 1 where a station failed, which is said.
    """
    app = application()
    program = program_behind(Front(app, launch.home), launch, doors)
    hand = Hand(program)
    camera = Camera(hand, program.place.theme, folder, ALL if every_look else ONE)
    try:
        done = _walked(Walk(hand, camera, administer))
    finally:
        program.close()
    print(f"{len(camera.files)} pictures and papers: {folder}")
    return 0 if done else 1


def _walked(walk: Walk) -> bool:
    """Walk from station to station; the first that fails ends it."""
    for name, station in stations(walk):
        began = time.perf_counter()
        try:
            station()
        except Exception as error:  # noqa: BLE001 - whatever it is, the station and the reason are said
            print(f"{name}: {told(error)}", file=sys.stderr)
            traceback.print_exc()
            walk.camera.shoot_moving("gagal")
            return False
        print(f"{name}: {time.perf_counter() - began:.1f} s", flush=True)
    return True
