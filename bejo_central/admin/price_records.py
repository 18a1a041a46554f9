"""What standard prices of a file become at the centre."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_central.imports.cells import require_wire
from bejo_central.store import prices, reference
from bejo_desktop.domain.standard_prices import StandardKind, StandardPrice

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Connection

    from bejo_central.imports.results import Entry
    from bejo_central.store.database import Session


class StandardPrices:
    """
    Rows of a list of one region, year and kind; what the file does not name stays.

    Raises:
        NotFound: `region.unknown` where the centre does not know the region.
    """

    def __init__(self, connection: Connection, _now: datetime) -> None:
        self._connection = connection
        self._lists: dict[tuple[str, str, str], dict[str, StandardPrice]] = {}

    def old(self, entry: Entry) -> StandardPrice | None:
        region, year, kind, code = entry.key
        of = (region, year, kind)
        if of not in self._lists:
            reference.region_name(self._connection, region)
            found = prices.of_region(self._connection, region, int(year), StandardKind(kind))
            self._lists[of] = {price.code: price for price in found}
        return self._lists[of].get(code)

    def made(self, entry: Entry, old: StandardPrice | None) -> StandardPrice:
        price = StandardPrice(**entry.values)
        if price != old:
            require_wire(prices.price_row(price, 0))
        return price

    def save(self, session: Session, records: Sequence[StandardPrice]) -> None:
        prices.save(session, records)
