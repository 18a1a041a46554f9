"""Full-text search of the local catalogue: best sellers first, typos put right."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import select, text

from bejo_desktop.adapters.store.failures import environment_failures
from bejo_desktop.adapters.store.marks import CATALOGUE, value_of
from bejo_desktop.adapters.store.matching import is_filtered, matching
from bejo_desktop.adapters.store.reference_tables import product, vendor
from bejo_desktop.adapters.store.search_words import match_expression, words_of
from bejo_desktop.adapters.store.tables import cursor
from bejo_desktop.adapters.store.vocabulary import Vocabulary
from bejo_desktop.application.views import CategoryCount, Hit, RegionCount, SearchPage, SearchQuery
from bejo_desktop.domain.errors import Cancelled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection, Engine

    from bejo_desktop.adapters.store.column_types import AnyRow

CATALOGUE_SCOPE: Final = "g"
"""Scope of vendors and products. Until its cursor stands, nothing of them is shown."""

COUNT_MAX: Final = 1_001
_FACET_HITS: Final = 1_000
_EMPTY: Final = SearchPage((), 0, count_is_capped=False, corrected_to=None)


class _Meaning(NamedTuple):
    """
    What the index is asked for ("" = everything), and the words that stand for the typed.

    `places` are the first hits of the words alone, as many as were asked for.
    """

    expression: str
    corrected_to: str | None
    places: Sequence[int] = ()


class SqlSearch:
    """The port `Search` on the read lane; one search at a time, stopped from any thread."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._running: Any = None
        self._stopped = False
        self._guard = Lock()
        self._vocabulary = Vocabulary(())
        self._vocabulary_version = 0

    def search(self, query: SearchQuery) -> SearchPage:
        with self._looking() as connection:
            last = query.offset + query.limit
            most = max(COUNT_MAX, last)
            filtered = is_filtered(query)
            meaning = self._meaning(connection, query.text, 1 if filtered else most)
            if meaning is None:
                return _EMPTY
            found = meaning.places
            if filtered or not found:
                places = matching("position", query, meaning.expression, most=most)
                found = connection.scalars(places).all()
            self._stop_if_asked()
            hits = _hits(connection, found[query.offset : last])
        count = min(len(found), COUNT_MAX)
        return SearchPage(hits, count, count == COUNT_MAX, meaning.corrected_to)

    def categories(self, query: SearchQuery) -> Sequence[CategoryCount]:
        found = self._facet(replace(query, category=""), "category")
        return [CategoryCount(category, count) for category, count in found]

    def regions(self, query: SearchQuery) -> Sequence[RegionCount]:
        found = self._facet(replace(query, region=""), "region")
        with self._looking() as connection:
            names = dict(
                connection.execute(
                    select(vendor.c.region, vendor.c.region_name)
                    .where(vendor.c.region.in_([region for region, _ in found]))
                    .distinct()
                ).all()
            )
        return [RegionCount(region, names.get(region, ""), count) for region, count in found]

    def interrupt(self) -> None:
        with self._guard:
            self._stopped = True
            if self._running is not None:
                self._running.interrupt()

    @contextmanager
    def _looking(self) -> Iterator[Connection]:
        with environment_failures(), self._engine.begin() as connection:
            with self._guard:
                self._running = connection.connection.driver_connection
                self._stopped = False
            try:
                yield connection
            finally:
                with self._guard:
                    self._running = None

    def _stop_if_asked(self) -> None:
        """An interrupt between two statements stops none of them: it is remembered."""
        if self._stopped:
            raise Cancelled("search.stopped")

    def _meaning(self, connection: Connection, typed: str, most: int = 1) -> _Meaning | None:
        """
        Return what is meant, with its first `most` hits; None when nothing matches.

        Words as typed, then as beginnings of words ("pulp hit"), then put right.
        """
        if not is_published(connection):
            return None
        words = words_of(typed)
        if not words:
            return None if typed.strip() else _Meaning("", None)
        expression, places = self._matching(connection, words, most)
        if expression:
            return _Meaning(expression, None, places)
        corrected = self._current_vocabulary(connection).corrected(words)
        if corrected is None:
            return None
        expression, places = self._matching(connection, corrected, most)
        return _Meaning(expression, " ".join(corrected), places) if expression else None

    def _matching(
        self, connection: Connection, words: Sequence[str], most: int
    ) -> tuple[str, Sequence[int]]:
        """Return the strictest expression that finds something with its hits, "" for none."""
        for all_begin in (False, True):
            expression = match_expression(words, all_begin=all_begin)
            self._stop_if_asked()
            places = connection.scalars(_PLACES, {"words": expression, "most": most}).all()
            if places:
                return expression, places
        return "", ()

    def _current_vocabulary(self, connection: Connection) -> Vocabulary:
        version = value_of(connection, CATALOGUE)
        if version != self._vocabulary_version:
            self._vocabulary = Vocabulary.of(connection)
            self._vocabulary_version = version
        return self._vocabulary

    def _facet(self, query: SearchQuery, column: str) -> Sequence[tuple[str, int]]:
        """Return the values of a column among the first 1,000 hits, the commonest first."""
        with self._looking() as connection:
            meaning = self._meaning(connection, query.text)
            if meaning is None:
                return ()
            first = matching(column, query, meaning.expression, most=_FACET_HITS)
            counted = Counter(connection.scalars(first))
        return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))


# The index alone: of a thousand hits that are counted only the hundred shown are read.
_PLACES: Final = text(
    "SELECT rowid FROM product_words WHERE product_words MATCH :words ORDER BY rowid LIMIT :most"
)
_SHOWN: Final = (
    product.c.id,
    product.c.name,
    product.c.vendor,
    product.c.measure,
    product.c.category,
    product.c.origin,
    product.c.price,
    product.c.price_on,
    product.c.withdrawn_on,
)
_HIT: Final = (
    select(
        *_SHOWN,
        vendor.c.name.label("vendor_name"),
        vendor.c.region_name,
        vendor.c.district,
        vendor.c.suspended_since,
    )
    .join(vendor, vendor.c.id == product.c.vendor, isouter=True)
    .order_by(product.c.position)
)


def is_published(connection: Connection) -> bool:
    """Tell whether the catalogue has come whole; until then nobody sees any of it."""
    loaded = select(cursor.c.at).where(cursor.c.scope == CATALOGUE_SCOPE)
    return connection.execute(loaded).one_or_none() is not None


def _hits(connection: Connection, places: Sequence[int]) -> tuple[Hit, ...]:
    rows = connection.execute(_HIT.where(product.c.position.in_(places)))
    return tuple(_to_hit(row) for row in rows)


def _to_hit(row: AnyRow) -> Hit:
    return Hit(
        product=row.id,
        name=row.name,
        vendor=row.vendor,
        vendor_name=row.vendor_name or "",
        region_name=row.region_name or "",
        district=row.district or "",
        measure=row.measure,
        category=row.category,
        origin=row.origin,
        price=row.price,
        price_on=row.price_on,
        blocked=_blocked(row),
    )


def _blocked(row: AnyRow) -> str:
    if row.withdrawn_on is not None:
        return "product.withdrawn"
    if row.suspended_since is not None:
        return "vendor.suspended"
    return "" if row.price.amount else "product.no_price"
