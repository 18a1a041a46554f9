"""The dated rules of law: those of the program, and those that the centre published since."""

from __future__ import annotations

from typing import TYPE_CHECKING

import resources
from bejo_central.store import rule_packs
from bejo_desktop.contract.rule_files import read_shipped
from bejo_desktop.contract.rule_pack import book_of, edition
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from sqlalchemy import Connection

    from bejo_desktop.contract.rule_pack import RulePack
    from bejo_desktop.domain.rules.book import RuleBook


def load_pack() -> RulePack:
    """Read `resources/rules`; a broken file stops the service at its start."""
    return read_shipped(resources.path("rules"))


def load_rules() -> RuleBook:
    """Return the rules of the program's own pack."""
    return book_of(load_pack())


class RulesInForce:
    """
    Which rules hold at this centre; packs are published while it serves.

    Any thread may ask. Books are read once and never change.
    """

    def __init__(self, own: RuleBook) -> None:
        self._own = own
        self._books: Mapping[str, RuleBook] = {own.version: own}
        self._until: Mapping[str, date] = {}

    def at(self, connection: Connection, now: datetime) -> RuleBook:
        """
        Return the newest valid book with all others behind it.

        An order is judged by the book of the pack that made its figures: `RuleBook.of`.
        """
        if missing := rule_packs.versions(connection) - self._books.keys():
            self._read(connection, missing)
        today = wib_day(now)
        valid = [version for version, until in self._until.items() if today <= until]
        newest = max([*valid, self._own.version], key=edition) if valid else self._own.version
        return self._books[newest].with_shelf(self._books)

    def _read(self, connection: Connection, versions: frozenset[str]) -> None:
        """Read new packs; one that this program cannot use counts as none."""
        books, until = dict(self._books), dict(self._until)
        for record in rule_packs.records(connection, versions):
            pack = record.pack
            try:
                books[pack.version] = book_of(pack, lacking=self._own)
            except BadInput:
                books[pack.version] = self._own
                continue
            if record.is_published and pack.valid_until is not None:
                until[pack.version] = pack.valid_until
        self._books, self._until = books, until
