"""Arguments of the command line; every command takes `--json`, before or after its name."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn

from bejo_desktop.domain.errors import BejoError

if TYPE_CHECKING:
    from collections.abc import Callable

    from bejo_central.cli.context import Context, Document

    Run = Callable[[Context], Document]


class WrongArguments(BejoError):
    """The command line cannot be read."""


class Parser(argparse.ArgumentParser):
    """Raises instead of leaving, so that the error too can be a JSON document."""

    def error(self, message: str) -> NoReturn:
        raise WrongArguments("cli.arguments", problem=message)


@dataclass(frozen=True, slots=True)
class Commands:
    """The commands of one level."""

    _subparsers: argparse._SubParsersAction[Parser]

    def add(self, name: str, run: Run, purpose: str) -> Parser:
        """Add a command."""
        parser = self._subparsers.add_parser(name, help=purpose, description=purpose)
        parser.add_argument(
            "--json", action="store_true", default=argparse.SUPPRESS, help="one document on stdout"
        )
        parser.set_defaults(run=run)
        return parser

    def group(self, name: str, purpose: str) -> Commands:
        """Add a group of commands, `unit add`."""
        parser = self._subparsers.add_parser(name, help=purpose, description=purpose)
        parser.add_argument(
            "--json", action="store_true", default=argparse.SUPPRESS, help="one document on stdout"
        )
        return Commands(parser.add_subparsers(required=True, metavar="COMMAND"))


def new_parser(**options: Any) -> tuple[Parser, Commands]:
    """Return the parser of the whole command line and its first level of commands."""
    parser = Parser(**options)
    parser.add_argument("--json", action="store_true", help="one document on stdout")
    return parser, Commands(parser.add_subparsers(required=True, metavar="COMMAND"))
