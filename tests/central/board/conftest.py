"""Orders in every state and year, written as the centre writes them."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from datetime import date

import pytest

from bejo_central.store import bulk
from bejo_central.store.bulk import WholeOrder
from bejo_central.store.orders import OrderRecord
from bejo_desktop.contract.canonical import digest
from bejo_desktop.contract.content import to_wire
from bejo_desktop.domain.money import Rupiah


@dataclass(frozen=True)
class Sample:
    """What of an order the board looks at."""

    unit: str = "413.101"
    vendor: str = "V-00001"
    on: date = date(2026, 3, 4)
    total: int = 1_000_000
    state: str = "final"
    sync: str = "accepted"
    dropped: bool = False


@pytest.fixture
def write(centre):
    """Write samples in an open transaction: `write(session, samples)`."""
    plain = centre.an_order()

    def write_all(session, samples):
        made = []
        for serial, sample in enumerate(samples):
            figures = replace(plain.figures, total=Rupiah(sample.total))
            content = to_wire(
                replace(
                    plain,
                    unit=sample.unit,
                    vendor=sample.vendor,
                    ordered_on=sample.on,
                    due_on=sample.on,
                    figures=figures,
                )
            )
            order = record(sample, digest(content), serial, session.now)
            made.append(WholeOrder(order, content, (), (), {}, is_paid=False))
        bulk.add_orders(session, made)

    return write_all


def record(sample, key, serial, now):
    return OrderRecord(
        unit=sample.unit,
        order_id=str(uuid.UUID(int=serial)),
        device=1,
        state=sample.state,
        sync=sample.sync,
        hash=key,
        vendor=sample.vendor,
        total=sample.total,
        author="198609262015051001",
        received_at=now,
        no=None if sample.state in {"draft", "submitted"} else f"{serial}/SP",
        dropped=sample.dropped,
        ordered_on=sample.on,
    )
