"""The entry point: arguments in, one answer out, and an exit code that scripts rely on."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING, Final

from bejo_desktop.cli.answers import Answer, as_json, as_text
from bejo_desktop.cli.arguments import ArgumentsWrong, parse
from bejo_desktop.cli.logs import note_bug
from bejo_desktop.domain.errors import BejoError, EnvironmentFailed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bejo_desktop.application.ports.system import Words

RULE: Final = 1
ARGUMENTS: Final = 2
ENVIRONMENT: Final = 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code (commands.md)."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    in_json = "--json" in given
    try:
        asked = parse(given)
        answer: Answer = asked.run(asked)
    except BejoError as error:
        _tell(error, in_json=in_json)
        return _code(error)
    except Exception as error:  # noqa: BLE001 - the outermost handler: a bug still answers
        note_bug(error)
        _tell(EnvironmentFailed("program.bug", problem=type(error).__name__), in_json=in_json)
        return ENVIRONMENT
    except KeyboardInterrupt:
        _tell(EnvironmentFailed("cli.stopped"), in_json=in_json)
        return ENVIRONMENT
    _show(answer, in_json=in_json)
    return answer.code


def described(error: BejoError, words: Words) -> dict[str, object]:
    """Return the error as `--json` and `--lines` write it; the message tells the way out."""
    message = f"{words.text(error)} {words.way_out(error)}".strip()
    return {"code": error.code, "message": message, "facts": dict(error.facts)}


def _show(answer: Answer, *, in_json: bool) -> None:
    if answer.document is None:
        return
    if in_json:
        sys.stdout.write(as_json(answer.document) + "\n")
    elif answer.shown:
        sys.stdout.write(as_text(answer.shown) + "\n")


def _tell(error: BejoError, *, in_json: bool) -> None:
    from bejo_desktop.bootstrap.words import load_words  # only who fails speaks

    entry = described(error, load_words())
    if in_json:
        sys.stdout.write(as_json({"error": entry}) + "\n")
    else:
        sys.stderr.write(f"{entry['message']} [{error.code}]\n")


def _code(error: BejoError) -> int:
    if isinstance(error, ArgumentsWrong):
        return ARGUMENTS
    return ENVIRONMENT if isinstance(error, EnvironmentFailed) else RULE
