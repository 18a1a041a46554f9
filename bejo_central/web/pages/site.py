"""The public pages: which address shows what."""

from __future__ import annotations

import logging
from dataclasses import replace
from http import HTTPStatus
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

import msgspec

from bejo_central.board.document import document
from bejo_central.store.engine import EVERY_UNIT
from bejo_central.web.pages.answer import HTML, JSON, OK, Document
from bejo_central.web.pages.board_page import page_values
from bejo_central.web.pages.pace import WINDOW, Pace
from bejo_central.web.pages.paper_page import paper_values
from bejo_central.web.pages.templates import ASSETS, Templates, read_asset
from bejo_central.words import Words
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.errors import EnvironmentFailed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from bejo_central.board.boards import Boards
    from bejo_central.store.database import Database
    from bejo_central.web.pages.answer import Answer
    from bejo_desktop.domain.board import Board

log: Final = logging.getLogger(__name__)

_A_MINUTE: Final = "public, max-age=60"
_FOR_EVER: Final = "public, max-age=31536000, immutable"
_A_DAY: Final = "public, max-age=86400"
_NEVER: Final = "no-store"
_JSON_SUFFIX: Final = ".json"
_YEAR_DIGITS: Final = 4
_UNKNOWN: Final = "Periksa kembali alamatnya."
_NO_PAGE: Final = "Halaman ini tidak ada"
_FAULTS: Final[Mapping[HTTPStatus, tuple[str, str]]] = {
    HTTPStatus.NOT_FOUND: (_NO_PAGE, _UNKNOWN),
    HTTPStatus.METHOD_NOT_ALLOWED: (
        "Halaman ini hanya untuk dibaca",
        "Tidak ada yang dapat dikirim ke alamat ini.",
    ),
    HTTPStatus.INTERNAL_SERVER_ERROR: (
        "Ada yang salah di pusat",
        "Coba lagi nanti; catatannya ada pada pengelola pusat.",
    ),
}
_UNREADABLE: Final = ("Permintaan ini tidak dapat dibaca", _UNKNOWN)


class Site:
    """
    Answers readers of the public pages; any thread.

    Args:
        clock: the moment it is, UTC.
        training: whether all data is invented, which every page then says.
    """

    def __init__(
        self,
        boards: Boards,
        database: Database,
        clock: Callable[[], datetime],
        *,
        training: bool,
    ) -> None:
        self._boards = boards
        self._database = database
        self._clock = clock
        self._training = training
        self._templates = Templates()
        self._words = Words.load()
        self._pace = Pace()
        self._lock = Lock()
        self._rendered: dict[str, tuple[Board, Sequence[int], Document]] = {}
        self._assets = {name: Document.of(ASSETS[name][1], read_asset(name)) for name in ASSETS}

    def board(self, name: str, reader: str, asked: Mapping[str, str]) -> Answer:
        """
        Return the board of a year as a page, or with `.json` behind it as a document.

        Args:
            name: the year, "" for the present one.
            reader: network address of who asks.
            asked: heads of the request, in lower case.
        """
        return self._answer(reader, asked, lambda: self._board(name))

    def paper(self, code: str, reader: str, asked: Mapping[str, str]) -> Answer:
        """Return what the centre holds under the code of a paper, to be compared with it."""
        return self._answer(reader, asked, lambda: self._paper(code), cache=_NEVER)

    def asset(self, name: str, reader: str, asked: Mapping[str, str], *, dated: bool) -> Answer:
        """Return a file beside the pages; `dated` when its address names its content."""
        if not self._pace.lets_in(reader, self._clock()):
            return self._slower(asked)
        if name not in self._assets:
            return self._missing(_UNKNOWN).answer(asked, _NEVER)
        return self._assets[name].answer(asked, _FOR_EVER if dated else _A_DAY)

    def fault(self, status: HTTPStatus, reader: str, asked: Mapping[str, str]) -> Answer:
        """Answer whose request has no page: an address that is none of ours, a fault of ours."""
        words = _FAULTS.get(status, _UNREADABLE)
        return self._answer(reader, asked, lambda: self._page(status, *words))

    def _answer(
        self,
        reader: str,
        asked: Mapping[str, str],
        find: Callable[[], Document],
        *,
        cache: str = _A_MINUTE,
    ) -> Answer:
        if not self._pace.lets_in(reader, self._clock()):
            return self._slower(asked)
        try:
            found = find()
        except EnvironmentFailed:
            log.exception("a public page cannot be shown")
            return self._page(
                HTTPStatus.SERVICE_UNAVAILABLE,
                "Sebentar lagi",
                "Data di pusat sedang tidak dapat dibaca. Coba lagi beberapa menit lagi.",
            ).answer(asked, _NEVER)
        return found.answer(asked, cache if found.status == HTTPStatus.OK else _NEVER)

    def _board(self, name: str) -> Document:
        now = self._clock()
        years = self._boards.years(now)
        wanted = name.removesuffix(_JSON_SUFFIX)
        year = _year(wanted) if wanted else wib_day(now).year
        if year is None or year not in years:
            return self._missing(
                f"Papan tersedia untuk tahun {years[0]} sampai {years[-1]}."
                if len(years) > 1
                else f"Papan baru tersedia untuk tahun {years[0]}."
            )
        board = self._boards.get(year, now).board
        key = f"{year}{_JSON_SUFFIX if name.endswith(_JSON_SUFFIX) else ''}"
        with self._lock:
            known = self._rendered.get(key)
            if known is None or known[0] is not board or known[1] != years:
                known = (board, years, self._render(key, board, years))
                self._rendered[key] = known
            return known[2]

    def _render(self, key: str, board: Board, years: Sequence[int]) -> Document:
        if key.endswith(_JSON_SUFFIX):
            told: dict[str, Any] = {"training": self._training, **document(board, self._words)}
            return Document.of(JSON, msgspec.json.encode(told))
        values = page_values(board, years, self._words)
        page = self._templates.render("board.html", {**values, "training": self._training})
        return Document.of(HTML, page)

    def _paper(self, code: str) -> Document:
        with self._database.read(EVERY_UNIT) as connection:
            values = paper_values(connection, code, self._words)
        page = self._templates.render("paper.html", {**values, "training": self._training})
        return Document.of(HTML, page, status=OK if values["facts"] else HTTPStatus.NOT_FOUND)

    def _missing(self, sentence: str) -> Document:
        return self._page(HTTPStatus.NOT_FOUND, _NO_PAGE, sentence)

    def _slower(self, asked: Mapping[str, str]) -> Answer:
        sentence = f"Coba lagi {WINDOW.seconds} detik lagi."
        answer = self._page(
            HTTPStatus.TOO_MANY_REQUESTS, "Terlalu banyak permintaan", sentence
        ).answer(asked, _NEVER)
        headers = {**answer.headers, "Retry-After": str(WINDOW.seconds)}
        return replace(answer, headers=headers)

    def _page(self, status: HTTPStatus, heading: str, sentence: str) -> Document:
        page = self._templates.render("missing.html", {"heading": heading, "sentence": sentence})
        return Document.of(HTML, page, status=status)


def _year(typed: str) -> int | None:
    if len(typed) == _YEAR_DIGITS and typed.isascii() and typed.isdigit():
        return int(typed)
    return None
