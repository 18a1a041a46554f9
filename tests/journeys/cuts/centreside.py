"""`bejo-central serve` as a process that can be killed, also at the N-th point of its work."""

import os
import signal
import sys
from pathlib import Path

from sqlalchemy import Engine, event

from bejo_central.cli import main
from bejo_central.web import app, server, service

LOADED = (app, server, service)
"""What `serve` imports late: here it is loaded once, for all processes that are forked."""


def run(log: str, die_at: int, arguments: list[str]) -> None:
    """
    Serve until killed.

    Args:
        die_at: statement or commit of the database before which the process dies; 0: never.
    """
    with Path(log).open("ab") as file:
        os.dup2(file.fileno(), sys.stdout.fileno())
        os.dup2(file.fileno(), sys.stderr.fileno())
    left = [die_at]

    def point(*_args) -> None:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "before_cursor_execute", point)
    event.listen(Engine, "commit", point)
    sys.exit(main(arguments))
