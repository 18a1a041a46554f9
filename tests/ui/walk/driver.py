"""The window on a fresh desk, for tests that end it from outside: `driver.py FOLDER open|type`."""

import itertools
import json
import sys
from pathlib import Path

from bejo_desktop.bootstrap.surroundings import clock_of, home_of
from bejo_desktop.bootstrap.training import TrainingCentre
from ui.access.enrol import EnrolScreen
from ui.app import application, program_behind
from ui.demo import DemoDoors
from ui.editor.screen import EditorScreen
from ui.front import Front
from ui.launch import Launch
from ui.walk.hand import Hand

PRODUCTS = 200


def tell(what):
    """Say one line to whoever started this."""
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def opened(app, folder, centre):
    """Enrol the desk by pressing Enter on the filled page, and wait for its home."""
    launch = Launch(home_of(folder / "home"), clock_of(None), training=True)
    front = Front(app, launch.home)
    program = program_behind(front, launch, DemoDoors(launch, centre, PRODUCTS))
    hand = Hand(program)
    program.open()
    hand.on(EnrolScreen)
    hand.press("Enter")
    hand.until(lambda: program.desk.is_open, "an open desk")
    hand.rest()
    return program, hand


def type_for_ever(hand):
    """Type a name that never ends; say after each save what is shown as saved."""
    hand.press("Ctrl+N")
    screen = hand.on(EditorScreen)
    hand.until(lambda: screen.draft.view is not None, "an empty draft")
    hand.tab_to("Nama paket")

    def say():
        view, said = screen.draft.view, screen.frame.saved
        if "Tersimpan di komputer ini" in said:
            tell([str(view.order_id), view.content.package])

    screen.draft.changed.connect(say)
    for at in itertools.count():
        hand.write(f"{at} ")


def main(folder, purpose):
    app = application()
    centre = TrainingCentre(folder / "centre")
    try:
        program, hand = opened(app, folder, centre)
        if purpose == "type":
            type_for_ever(hand)
        window = program.shell
        tell([app.platformName(), window.isVisible(), window.windowTitle()])
        program.close()
    finally:
        centre.stop()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
