"""The command line of the centre."""

from __future__ import annotations

import os
import sys
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

import platformdirs

from bejo_central.cli import (
    board,
    books,
    devices,
    imports,
    mandates,
    market,
    money,
    people,
    reports,
    rules,
    service,
)
from bejo_central.cli.context import Context
from bejo_central.cli.output import show, show_error
from bejo_central.cli.parsing import WrongArguments, new_parser
from bejo_central.clock import ShiftedClock, utc_now
from bejo_desktop.domain.errors import BejoError, EnvironmentFailed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bejo_central.cli.parsing import Parser

DONE: Final = 0
SAID_NO: Final = 1
WRONG_ARGUMENTS: Final = 2
ENVIRONMENT_FAILED: Final = 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    as_json = "--json" in given
    try:
        asked: Any = _parser().parse_args(given)
        context = Context(asked.database, _clock(asked.now), asked)
        show(asked.run(context), as_json=as_json)
        sys.stdout.flush()
    except BrokenPipeError:
        # Who reads has seen enough, `| head`; what the command did is done.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except BejoError as error:
        show_error(error, as_json=as_json)
        return _exit_code(error)
    return DONE


def _exit_code(error: BejoError) -> int:
    match error:
        case WrongArguments():
            return WRONG_ARGUMENTS
        case EnvironmentFailed():
            return ENVIRONMENT_FAILED
        case _:
            return SAID_NO


def _parser() -> Parser:
    parser, commands = new_parser(prog="bejo-central", description="The central service of Bejo.")
    parser.add_argument(
        "--database",
        default=os.environ.get("BEJO_DATABASE") or _default_address(),
        help="URL of the database, or the path of an SQLite file",
    )
    parser.add_argument("--now", help="the moment it is, RFC 3339 (tests and training)")
    for module in (
        service,
        people,
        mandates,
        devices,
        market,
        money,
        imports,
        books,
        rules,
        board,
        reports,
    ):
        module.add_commands(commands)
    return parser


def _default_address() -> str:
    return str(platformdirs.user_data_path("bejo-central", appauthor=False) / "bejo.db")


def _clock(now: str | None) -> Callable[[], datetime]:
    if now is None:
        return utc_now
    try:
        moment = datetime.fromisoformat(now)
    except ValueError as error:
        raise WrongArguments("cli.arguments", problem=f"--now {now}") from error
    if moment.tzinfo is None:
        raise WrongArguments("cli.arguments", problem=f"--now {now}")
    return ShiftedClock.starting(moment)
