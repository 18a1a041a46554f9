"""The query over index and products: by hand, because the order of the join is the speed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import TextClause, text

if TYPE_CHECKING:
    from bejo_desktop.application.views import SearchQuery

_INDEXED: Final = (
    # CROSS JOIN keeps SQLite from walking the products and asking the index for each.
    "product_words CROSS JOIN product ON product.position = product_words.rowid "
    "WHERE product_words MATCH :words"
)
_ALL: Final = "product WHERE true"
_FILTERS: Final = (
    ("category", "product.category = :category"),
    ("region", "product.region = :region"),
    ("vendor", "product.vendor = :vendor"),
    ("price_least", "product.price >= :price_least"),
    ("price_most", "product.price <= :price_most"),
)


def matching(column: str, query: SearchQuery, expression: str, *, most: int) -> TextClause:
    """
    Return the query for one column of the first hits, best sellers first.

    Args:
        column: `position`, `category` or `region` of the product.
        expression: what the index is asked for, "" for every product.
        most: largest number of hits.
    """
    assert column in {"position", "category", "region"}
    values: dict[str, Any] = {"most": most}
    if expression:
        values["words"] = expression
    parts = [_INDEXED if expression else _ALL]
    for name, condition in _FILTERS:
        if wanted := _plain(getattr(query, name)):
            parts.append(condition)
            values[name] = wanted[0]
    order = "product_words.rowid" if expression else "product.position"
    where = " AND ".join(parts)
    statement = f"SELECT product.{column} FROM {where} ORDER BY {order} LIMIT :most"  # noqa: S608 - parts above
    return text(statement).bindparams(**values)


def is_filtered(query: SearchQuery) -> bool:
    """Tell whether anything but words is asked for."""
    return any(_plain(getattr(query, name)) for name, _ in _FILTERS)


def _plain(wanted: Any) -> tuple[str | int, ...]:
    """Return a filter's value; nothing where it is not set."""
    if wanted is None or wanted == "":
        return ()
    return (wanted if isinstance(wanted, str) else wanted.amount,)
