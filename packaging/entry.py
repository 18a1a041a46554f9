"""
The one start of every program of the package: which it is, its own file's name says.

So the three files are equal and are stored once where the file system knows hard links.
"""

# ruff: noqa: INP001 - a package here would shadow the library "packaging"

from __future__ import annotations

import sys
from pathlib import Path

TRAINING = "--training"


def desk() -> int:
    """`bejo`: the desk without a window; long quotes use processes of their own."""
    from multiprocessing import freeze_support  # noqa: PLC0415 - as below

    from bejo_desktop.cli import main  # noqa: PLC0415 - only one of three is ever imported

    freeze_support()
    return main()


def centre() -> int:
    """`bejo-central`: the central service."""
    from bejo_central.cli import main  # noqa: PLC0415 - as above

    return main()


def window() -> int:
    """`bejo-desktop`: the window; with `--training` on a centre of its own, with invented data."""
    import platformdirs  # noqa: PLC0415 - as above

    from ui import app, demo  # noqa: PLC0415 - as above

    given = sys.argv[1:]
    if TRAINING not in given:
        return app.main(given)
    folder = platformdirs.user_data_path("bejo-training", appauthor=False)
    given.remove(TRAINING)
    return demo.main(["--folder", str(folder), *given])


PROGRAMS = {"bejo": desk, "bejo-central": centre, "bejo-desktop": window}
sys.exit(PROGRAMS[Path(sys.executable).stem]())
