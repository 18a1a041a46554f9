"""The centre as a child process of this program, for demo and training only."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from bejo_desktop.domain.errors import EnvironmentFailed

if TYPE_CHECKING:
    from collections.abc import Sequence

_READY_WITHIN_S: Final = 60.0
_LOOK_EVERY_S: Final = 0.05
_END_WITHIN_S: Final = 10.0
_ADMIN_WITHIN_S: Final = 300.0
_WINDOWLESS: Final = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_TOLD_CHARS_MAX: Final = 400


def centre_command() -> tuple[str, ...]:
    """Return how to call the centre: by this Python, or the second program of the package."""
    if getattr(sys, "frozen", False):
        return (str(Path(sys.executable).with_name("bejo-central")),)
    return (sys.executable, "-m", "bejo_central")


class EmbeddedCentre:
    """
    A real centre on SQLite and loopback, in a folder of its own.

    It ends with this program however that ends: its standard input closes then.

    Args:
        command: how the centre is called, without its arguments.
    """

    def __init__(self, folder: Path, command: Sequence[str] | None = None) -> None:
        self._folder = folder
        self._command = tuple(command or centre_command())
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> str:
        """
        Start serving and return the address, `http://127.0.0.1:PORT`.

        Raises:
            EnvironmentFailed: `centre.not_started` with the last words of the child.
        """
        assert self._process is None, "the centre is running already"
        self._folder.mkdir(parents=True, exist_ok=True)
        ready = self._folder / "ready.json"
        ready.unlink(missing_ok=True)
        with (self._folder / "centre.log").open("wb") as log:
            self._process = subprocess.Popen(  # noqa: S603 - our own program, no shell
                [
                    *self._called("serve", "--host", "127.0.0.1", "--port", "0"),
                    *("--ready-file", str(ready), "--exit-with-parent"),
                ],
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=subprocess.STDOUT,
                creationflags=_WINDOWLESS,
            )
        return self._address(ready)

    def run_admin(self, *arguments: str) -> dict[str, Any]:
        """
        Run one command of the centre beside it and return its JSON.

        Raises:
            EnvironmentFailed: `centre.refused` with what it said.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        done = subprocess.run(  # noqa: S603 - our own program, no shell
            [*self._called(*arguments), "--json"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=_ADMIN_WITHIN_S,
            creationflags=_WINDOWLESS,
        )
        try:
            answer: dict[str, Any] = json.loads(done.stdout)
        except ValueError as error:
            raise _refused(arguments, done.stderr.decode(errors="replace")) from error
        if done.returncode != 0:
            raise _refused(arguments, json.dumps(answer, ensure_ascii=False))
        return answer

    def stop(self) -> None:
        """End the centre, as when this program ends; nothing happens where none runs."""
        if self._process is None:
            return
        process, self._process = self._process, None
        assert process.stdin is not None
        process.stdin.close()
        try:
            process.wait(_END_WITHIN_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def _called(self, *arguments: str) -> tuple[str, ...]:
        database = f"sqlite:///{self._folder / 'centre.db'}"
        return (*self._command, "--database", database, *arguments)

    def _address(self, ready: Path) -> str:
        assert self._process is not None
        until = time.monotonic() + _READY_WITHIN_S
        while time.monotonic() < until and self._process.poll() is None:
            if (address := _read_address(ready)) is not None:
                return address
            time.sleep(_LOOK_EVERY_S)
        self.stop()
        said = (self._folder / "centre.log").read_text(encoding="utf-8", errors="replace")
        raise EnvironmentFailed("centre.not_started", said=said[-_TOLD_CHARS_MAX:])


def _read_address(ready: Path) -> str | None:
    """Return the address once the file is there whole."""
    try:
        return str(json.loads(ready.read_text(encoding="utf-8"))["url"])
    except (OSError, ValueError, KeyError):
        return None


def _refused(arguments: Sequence[str], said: str) -> EnvironmentFailed:
    return EnvironmentFailed(
        "centre.refused", command=" ".join(arguments), said=said[-_TOLD_CHARS_MAX:]
    )
