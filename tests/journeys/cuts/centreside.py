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


def run(log: str, fuse, victim: str, arguments: list[str]) -> None:
    """
    Serve until killed.

    Args:
        fuse: shared: how many statements or commits of the database until a process dies,
            before the last of them; 0: never.
        victim: the file that begins with the process id of who dies; empty for this process.
    """
    with Path(log).open("ab") as file:
        os.dup2(file.fileno(), sys.stdout.fileno())
        os.dup2(file.fileno(), sys.stderr.fileno())

    def point(*_args) -> None:
        fuse.value -= 1
        if fuse.value == 0:
            if victim:
                server = Path(victim).read_text(encoding="ascii").split()[0]
                os.kill(int(server), signal.SIGQUIT)  # PostgreSQL's word for: at once
            else:
                os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "before_cursor_execute", point)
    event.listen(Engine, "commit", point)
    sys.exit(main(arguments))
