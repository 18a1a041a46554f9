"""The shares of UMK and domestic goods as commands print them, the same at desk and centre."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bejo_desktop.domain.meter import percent

if TYPE_CHECKING:
    from bejo_desktop.domain.meter import Gauge, Meter
    from bejo_desktop.domain.money import Rupiah


def share_document(meter: Meter) -> dict[str, Any]:
    """
    Return the figures of a year; amounts in whole rupiah with tax, texts cut to a tenth.

    `total` and `amount` are exact: who wants more places divides them.
    """
    return {
        "year": meter.year,
        "orders": meter.spent.orders,
        "total": meter.spent.total.amount,
        "umk": _gauge(meter.umk, meter.spent.umk),
        "pdn": _gauge(meter.pdn, meter.spent.pdn),
    }


def _gauge(gauge: Gauge, amount: Rupiah) -> dict[str, Any]:
    return {
        "amount": amount.amount,
        "share": percent(gauge.after),
        "target": None if gauge.target is None else percent(gauge.target),
        "met": gauge.is_met,
        "rule": gauge.rule or None,
    }


def meter_document(meter: Meter | None) -> dict[str, Any] | None:
    """
    Return how one order moves both shares of its unit, texts cut to a tenth; None for none.

    `before` is null where the order is the year's first, `target` before there was one.
    """
    if meter is None:
        return None
    return {"year": meter.year, "umk": _moved(meter.umk), "pdn": _moved(meter.pdn)}


def _moved(gauge: Gauge) -> dict[str, Any]:
    return {
        "before": None if gauge.before is None else percent(gauge.before),
        "after": None if gauge.after is None else percent(gauge.after),
        "target": None if gauge.target is None else percent(gauge.target),
        "met": gauge.is_met,
        "rule": gauge.rule or None,
    }
