"""Column types over the three that STRICT tables take: INTEGER, TEXT, BLOB."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, TypeAlias
from uuid import UUID

import msgspec
from sqlalchemy import Integer, LargeBinary, Text
from sqlalchemy.types import TypeDecorator

from bejo_desktop.domain.money import Rupiah

if TYPE_CHECKING:
    from sqlalchemy import Dialect

AnyRow: TypeAlias = Any
"""A row of which the reader knows the columns by name: SQLAlchemy's or a prepared statement's."""

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)


def to_microseconds(moment: datetime) -> int:
    """Return an aware moment as microseconds since 1970 in UTC."""
    assert moment.tzinfo is not None
    return (moment - _EPOCH) // _MICROSECOND


def from_microseconds(value: int) -> datetime:
    """Return the moment in UTC."""
    return _EPOCH + value * _MICROSECOND


class UuidBlob(TypeDecorator[UUID]):
    """A UUID as its 16 bytes."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: UUID | None, dialect: Dialect) -> bytes | None:  # noqa: ARG002 - SQLAlchemy's signature
        return None if value is None else value.bytes

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> UUID | None:  # noqa: ARG002 - as above
        return None if value is None else UUID(bytes=value)


class MomentInteger(TypeDecorator[datetime]):
    """An aware moment as microseconds since 1970 in UTC."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002 - as above
        return None if value is None else to_microseconds(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - as above
        return None if value is None else from_microseconds(value)


class DayText(TypeDecorator[date]):
    """A calendar day as `YYYY-MM-DD`."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - as above
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:  # noqa: ARG002 - as above
        return None if value is None else date.fromisoformat(value)


class RupiahInteger(TypeDecorator[Rupiah]):
    """Money as whole rupiah."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Rupiah | None, dialect: Dialect) -> int | None:  # noqa: ARG002 - as above
        return None if value is None else value.amount

    def process_result_value(self, value: int | None, dialect: Dialect) -> Rupiah | None:  # noqa: ARG002 - as above
        return None if value is None else Rupiah(value)


class JsonBlob(TypeDecorator[Any]):
    """Plain lists, dicts and texts as JSON bytes with sorted keys."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> bytes:  # noqa: ARG002 - as above
        return msgspec.json.encode(value, order="sorted")

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> Any:  # noqa: ARG002 - as above
        return None if value is None else msgspec.json.decode(value)
