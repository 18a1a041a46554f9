"""Opening the desk for one command, and closing it whatever happens."""

from __future__ import annotations

import getpass
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from bejo_desktop.bootstrap.doors import build_desk
from bejo_desktop.bootstrap.surroundings import clock_of, home_of
from bejo_desktop.domain.errors import AccessDenied

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bejo_desktop.application.core import Core
    from bejo_desktop.bootstrap.doors import Doors
    from bejo_desktop.cli.arguments import Asked

PASSPHRASE: Final = "BEJO_PASSPHRASE"  # noqa: S105 - the name of a variable
NEW_PASSPHRASE: Final = "BEJO_NEW_PASSPHRASE"  # noqa: S105 - as above


def doors_of(asked: Asked) -> Doors:
    """Return the doors of the desk that the command names."""
    return build_desk(home_of(asked.home), clock=clock_of(asked.now))


@contextmanager
def open_desk(asked: Asked) -> Iterator[Core]:
    """
    Open the desk as the officer that the command names, by default its first one.

    Raises:
        AccessDenied: `access.passphrase`, `access.wait`, `cli.no_passphrase`.
        RuleBroken: `desk.not_enrolled`.
        EnvironmentFailed: `store.*`.
    """
    core = doors_of(asked).unlock(asked.officer, passphrase(PASSPHRASE, "Kata sandi: "))
    try:
        yield core
    finally:
        core.close()


def passphrase(variable: str, prompt: str) -> str:
    """Return a passphrase from the environment or a prompt (AccessDenied `cli.no_passphrase`)."""
    given = os.environ.get(variable)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise AccessDenied("cli.no_passphrase", variable=variable)
    return getpass.getpass(prompt)
