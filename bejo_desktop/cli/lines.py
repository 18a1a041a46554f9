"""
Files of many lines, each answered by itself: in the order of the lines, on all cores.

A short file stays in this process. A long one goes out in batches to processes that start
afresh ("spawn"): the one way that Windows, Linux and an installed program have in common. No
more than a few batches are under way, so that memory does not grow with the file.
"""

from __future__ import annotations

import os
import sys
from collections import deque
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from bejo_desktop.application.drafts.file import FILE_BYTES_MAX, read_json
from bejo_desktop.bootstrap.words import load_words
from bejo_desktop.cli.answers import as_json
from bejo_desktop.cli.arguments import ArgumentsWrong
from bejo_desktop.cli.files import STDIN
from bejo_desktop.cli.program import described
from bejo_desktop.domain.errors import BejoError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    Prepare = Callable[[], Callable[[Any], dict[str, object]]]

BATCH: Final = 500
"""Lines that a process takes at once."""
ALONE: Final = 2000
"""Up to so many lines a second process would cost more than it gives."""
_AHEAD: Final = 3
"""Batches under way for each process."""


@dataclass(frozen=True, slots=True)
class Answered:
    """The answers of some lines, ready to be written, and how many of the lines were bad."""

    text: str
    bad: int


def write_answers(path: Path, prepare: Prepare) -> int:
    """
    Write one JSON document for each line of a file, a bad line as `{"id", "error"}`.

    Args:
        prepare: makes what answers one document; a function of a module, because it is called
            once in each process.

    Returns:
        How many lines were bad.

    Raises:
        ArgumentsWrong: `file.missing`.
    """
    bad = 0
    with _opened(path) as stream:
        for answered in _answers(_lines(stream), prepare):
            sys.stdout.write(answered.text)
            bad += answered.bad
    return bad


def _answers(lines: Iterator[bytes], prepare: Prepare) -> Iterator[Answered]:
    first = list(islice(lines, ALONE + 1))
    processes = _cores() if len(first) > ALONE else 1
    batches = _batches(chain(first, lines))
    if processes == 1:
        return (answer_batch(prepare, batch) for batch in batches)
    return _by_processes(batches, prepare, processes)


def _by_processes(
    batches: Iterator[list[bytes]], prepare: Prepare, processes: int
) -> Iterator[Answered]:
    # Both take a while to import: only a long file pays for it.
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        under_way = deque(
            pool.submit(answer_batch, prepare, batch)
            for batch in islice(batches, processes * _AHEAD)
        )
        while under_way:
            answered = under_way.popleft().result()
            under_way.extend(
                pool.submit(answer_batch, prepare, batch) for batch in islice(batches, 1)
            )
            yield answered


def answer_batch(prepare: Prepare, lines: Iterable[bytes]) -> Answered:
    """Answer some lines, here or in a process of their own."""
    work = _prepared(prepare)
    bad = 0
    answers: list[str] = []
    for line in lines:
        item: object = None
        try:
            item = read_json(line)
            answer = work(item)
        except BejoError as error:
            bad += 1
            name = item.get("id") if isinstance(item, dict) else None
            answer = {"id": name, "error": described(error, load_words())}
        answers.append(as_json(answer) + "\n")
    return Answered("".join(answers), bad)


@cache
def _prepared(prepare: Prepare) -> Callable[[Any], dict[str, object]]:
    """Prepare once in each process; what is prepared never changes."""
    return prepare()


def _batches(lines: Iterator[bytes]) -> Iterator[list[bytes]]:
    while batch := list(islice(lines, BATCH)):
        yield batch


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the lines that hold something; of one that is too long its beginning, to be refused."""
    while line := stream.readline(FILE_BYTES_MAX + 2):
        whole = line.endswith(b"\n")
        while not whole and (rest := stream.readline(FILE_BYTES_MAX)):
            whole = rest.endswith(b"\n")
        if line.strip():
            yield line.rstrip(b"\r\n")


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """Open a file, `-` is stdin (ArgumentsWrong `file.missing`)."""
    opened: AbstractContextManager[BinaryIO]
    try:
        opened = nullcontext(sys.stdin.buffer) if path == STDIN else path.open("rb")
    except OSError as error:
        raise ArgumentsWrong("file.missing", file=str(path)) from error
    with opened as stream:
        yield stream


def _cores() -> int:
    """Return how many cores this process may use; a limit set from outside counts."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
