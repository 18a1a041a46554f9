"""The command line as scripts of offices call it: a process, its output, its exit code."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Done:
    """A command that ended."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The one JSON document on stdout."""
        (line,) = self.out.splitlines()
        return json.loads(line)

    @property
    def lines(self) -> list:
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def error(self) -> dict:
        return self.document["error"]


@pytest.fixture(scope="session")
def bejo():
    """Run `bejo …` as a process of its own, without a terminal."""

    def run(*arguments, typed=None, **environment):
        clean = {name: value for name, value in os.environ.items() if "BEJO" not in name}
        done = subprocess.run(
            [sys.executable, "-m", "bejo_desktop.cli", *map(str, arguments)],
            input=typed,
            stdin=None if typed is not None else subprocess.DEVNULL,
            capture_output=True,
            cwd=ROOT,
            env=clean | environment,
            timeout=120,
            check=False,
        )
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture
def file_of(tmp_path):
    """Write a document (or raw bytes) to a file and return its path."""

    def write(document, name="in.json"):
        file = tmp_path / name
        data = document if isinstance(document, bytes) else json.dumps(document).encode()
        file.write_bytes(data)
        return file

    return write
