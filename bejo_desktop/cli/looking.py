"""Looking things up: catalogue, register of numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.application.views import SearchQuery
from bejo_desktop.bootstrap.surroundings import clock_of
from bejo_desktop.cli.answers import Answer, Table
from bejo_desktop.cli.opening import open_desk
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.numbering import Fate

if TYPE_CHECKING:
    from bejo_desktop.cli.arguments import Asked


def search(asked: Asked) -> Answer:
    """`bejo search TEXT`."""
    query = SearchQuery(
        text=asked.text, category=asked.category, region=asked.region, limit=asked.limit
    )
    with open_desk(asked) as core:
        page = core.catalogue.search(query)
    document = {
        "hits": [
            {
                "product": hit.product,
                "name": hit.name,
                "vendor": hit.vendor,
                "vendor_name": hit.vendor_name,
                "measure": hit.measure,
                "price": hit.price.amount,
                "category": hit.category,
                "region": hit.region_name,
                "origin": hit.origin,
                "price_on": hit.price_on.isoformat(),
                "blocked": hit.blocked or None,
            }
            for hit in page.hits
        ],
        "count": page.count,
        "count_is_capped": page.count_is_capped,
        "corrected_to": page.corrected_to,
    }
    table = Table(
        ("Kode", "Produk", "Penyedia", "Satuan", "Harga (Rp)"),
        [(x.product, x.name, x.vendor_name, x.measure, x.price.plain) for x in page.hits],
        frozenset({4}),
    )
    note = f'Menampilkan hasil untuk "{page.corrected_to}".' if page.corrected_to else ""
    return Answer(document, (table, note) if note else (table,))


def register(asked: Asked) -> Answer:
    """`bejo register --series S --year Y`."""
    with open_desk(asked) as core:
        account = core.register.register(str(asked.series), _year(asked))
    counts = {fate.value: account.counts.get(fate, 0) for fate in Fate}
    document = {
        "issued": account.issued,
        **counts,
        "sum_ok": account.sum_ok,
        "gaps": [
            {"first": gap.first, "last": gap.last, "reason": gap.fate.value} for gap in account.gaps
        ],
    }
    rows = [("issued", str(account.issued)), *((name, str(n)) for name, n in counts.items())]
    return Answer(document, (Table(("Nasib", "Banyak"), rows, frozenset({1})),))


def _year(asked: Asked) -> int:
    return asked.year or wib_day(clock_of(asked.now)()).year
