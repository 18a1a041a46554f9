"""The centre and the desks as the story holds them: started, asked, killed, started again."""

import contextlib
import io
import json
import multiprocessing
import time
from datetime import datetime
from pathlib import Path

from bejo_central.cli import main as central
from bejo_desktop.cli import main as bejo
from tests.journeys.cuts import centreside, deskside

SPAWNING = multiprocessing.get_context(
    "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
)
if SPAWNING.get_start_method() == "forkserver":
    SPAWNING.set_forkserver_preload([deskside.__name__, centreside.__name__])

WAIT_S = 60.0
"""Longer than any answer takes; what does not answer then hangs, and the test says so."""
_LOOK_EVERY_S = 0.01


class Died(Exception):
    """The process was killed before it answered."""


class Refused(Exception):
    """A command line said no."""


def command(main, *words) -> dict:
    """Run one command of `bejo` or `bejo-central` in this process; return its JSON."""
    told = io.StringIO()
    with contextlib.redirect_stdout(told):
        code = main([*map(str, words), "--json"])
    document = json.loads(told.getvalue())
    if code:
        raise Refused(code, document)
    return document


class Centre:
    """
    A centre in a folder of its own, whose database is a file there or on a server.

    Args:
        database: its address, where it is no file in the folder.
        server: the file with the server's process id, where that dies instead of the centre.
    """

    def __init__(self, folder: Path, database: str = "", server: str = "") -> None:
        self.folder = folder
        self.database = database or str(folder / "centre.db")
        self.fuse = SPAWNING.Value("q", 0, lock=False)
        self.server = server
        self.now = datetime.fromisoformat("2026-05-04T08:00:00+07:00")
        self.address = ""
        self._process = None

    def admin(self, *words) -> dict:
        """Do what an administrator does with `bejo-central`, beside the service."""
        return command(central, "--database", self.database, "--now", self.now.isoformat(), *words)

    @property
    def is_up(self) -> bool:
        return self._process is not None and self._process.is_alive()

    def start(self, die_at: int = 0) -> None:
        """Serve on a free port; where it dies before it is ready, `is_up` stays false."""
        ready = self.folder / "ready.json"
        ready.unlink(missing_ok=True)
        words = ["--database", self.database, "--now", self.now.isoformat()]
        words += ["serve", "--port", "0", "--ready-file", str(ready)]
        log = str(self.folder / "centre.log")
        self.fuse.value = die_at
        self._process = SPAWNING.Process(
            target=centreside.run, args=(log, self.fuse, self.server, words), daemon=True
        )
        self._process.start()
        until = time.monotonic() + WAIT_S
        while self._process.is_alive() and not ready.exists():
            assert time.monotonic() < until, Path(log).read_text(encoding="utf-8")
            time.sleep(_LOOK_EVERY_S)
        if self.is_up:
            self.address = json.loads(ready.read_text(encoding="utf-8"))["url"]

    def kill(self) -> None:
        """As `kill -9`."""
        self._process.kill()
        self._process.join()


class Desk:
    """One home, opened by a process that the story kills."""

    def __init__(self, name: str, home: Path, nip: str) -> None:
        self.name = name
        self.home = home
        self.nip = nip
        self._process = None
        self._pipe = None

    def start(self, now: datetime, die_at: int = 0) -> None:
        """Open the desk (Died where that kills it)."""
        self._pipe, theirs = SPAWNING.Pipe()
        arguments = (theirs, str(self.home), self.nip, now.isoformat(), die_at)
        self._process = SPAWNING.Process(target=deskside.run, args=arguments, daemon=True)
        self._process.start()
        theirs.close()
        self.answer()

    def ask(self, do: str, by: str = "PP", **arguments) -> None:
        """Send a command; `answer` waits for what came of it."""
        self._pipe.send({"do": do, "by": by, **arguments})

    def answer(self) -> dict:
        """Return the answer (Died where none comes any more)."""
        try:
            assert self._pipe.poll(WAIT_S), f"desk {self.name} hangs"
            answer = self._pipe.recv()
        except (EOFError, ConnectionError) as gone:
            self.kill()
            raise Died from gone
        assert "crash" not in answer, answer["crash"]
        return answer

    def do(self, do: str, by: str = "PP", **arguments) -> dict:
        """Ask and wait."""
        self.ask(do, by, **arguments)
        return self.answer()

    def kill(self) -> None:
        """As `kill -9`."""
        self._process.kill()
        self._process.join()
        self._pipe.close()

    def close(self) -> None:
        """End it as its officer does."""
        self._pipe.close()
        self._process.join(WAIT_S)
        assert self._process.exitcode == 0

    def cli(self, now: datetime, *words) -> dict:
        """Run `bejo` on the home, while no process holds it."""
        return command(bejo, "--home", self.home, "--now", now.isoformat(), *words)
