"""Stations 1 and 2: enrol, load, sign in; and 3, the line that goes away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QStackedWidget

from bejo_desktop.cli.demo_shopping import Shopping
from ui.access.enrol import EnrolScreen
from ui.access.first_load import FirstLoadScreen
from ui.access.sign_in import SignInScreen
from ui.home.screen import HomeScreen

if TYPE_CHECKING:
    from ui.walk.stage import Walk


def enrol(walk: Walk) -> None:
    """First start: the demo has filled in address, code and passphrase; Enter enrols."""
    hand, camera = walk.hand, walk.camera
    camera.stand()
    hand.program.open()
    hand.on(EnrolScreen)
    hand.shell.activateWindow()
    hand.until(QApplication.focusWidget, "the focus")
    camera.shoot("daftar")
    watch_first_load(walk)
    hand.press("Enter")
    hand.until(lambda: hand.program.desk.is_open, "an open desk")
    walk.require(
        any("muat-pertama" in file.name for file in camera.files),
        "the first load showed no numbers",
    )


def watch_first_load(walk: Walk) -> None:
    """Take the bar of the first load as soon as it has moved."""
    gates = walk.hand.shell.centralWidget()
    assert isinstance(gates, QStackedWidget)
    taken: list[int] = []

    def take() -> None:
        if not taken:
            taken.append(1)
            walk.camera.shoot_moving("muat-pertama")

    def look(_: int) -> None:
        screen = gates.currentWidget()
        if isinstance(screen, FirstLoadScreen):
            screen.moved.connect(take)

    gates.currentChanged.connect(look)


def arrive(walk: Walk) -> None:
    """The desk is open and nothing waits yet."""
    walk.hand.on(HomeScreen)
    state = walk.hand.ask(lambda core: core.desk.state(core.session))
    walk.require(state.catalogue_rows > 0, "no catalogue came with the first sync")
    walk.require(
        state.numbers_left and not state.running_out, "no numbers came with the first sync"
    )
    walk.camera.shoot("beranda-kosong")


def sign_in(walk: Walk, person: int) -> None:
    """Lock the screen and sign in as another: choose by ↓, type the passphrase, Enter."""
    hand = walk.hand
    hand.rest()
    hand.press("Ctrl+L")
    screen = hand.on(SignInScreen)
    hand.rest()
    _, _, nip, passphrase = hand.program.doors.hint.people[person]
    for _ in hand.program.doors.hint.people:
        if screen.chosen.nip != nip:
            hand.press("Down")
    walk.require(screen.chosen.nip == nip, "the officer cannot be chosen by ↓")
    hand.write(passphrase)
    walk.camera.shoot(f"masuk-{person + 1}")
    hand.press("Enter")
    hand.until(lambda: hand.program.desk.is_open, "an open desk after sign-in")
    hand.on(HomeScreen)
    hand.rest()


def plan(walk: Walk) -> None:
    """Choose what will be ordered, from what this desk's catalogue and budget hold."""
    shopping = walk.hand.ask(Shopping)
    walk.drafts = walk.hand.ask(lambda _: dict(shopping.drafts()))
    walk.surprises = walk.hand.ask(lambda _: tuple(shopping.surprises()))


def switch_line(walk: Walk, *, cut: bool) -> None:
    """Choose `Putuskan sambungan` in the menu, by Alt+A and its letter."""
    hand = walk.hand
    hand.press("Alt+A")
    hand.until(QApplication.activePopupWidget, "the menu Alat")
    if cut:
        walk.camera.shoot("putuskan-sambungan")
    hand.press("M")
    hand.until(lambda: hand.program.doors.line.is_cut is cut, "the line that was switched")
    hand.until(lambda: hand.program.lanes.net.is_idle, "an exchange that finds no line")
    hand.rest()
