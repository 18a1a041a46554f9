"""A unit's fiscal year beside its budget lines: the petty cash (UP), and its last days for SPM."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bejo_desktop.domain.codes import Payment
from bejo_desktop.domain.money import ZERO, Rupiah

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class FiscalYear:
    """
    What holds for a unit in one year; money in whole rupiah.

    Args:
        up_limit: uang persediaan of the unit, cash and card together; None where nobody told it.
        up_kkpd: what of it is the share of the government credit card (KKPD).
        up_open: what accepted orders with payment UP bind and have not paid.
        ls_until, gu_until: the last day on which the region takes an SPM-LS, an SPM-GU; None
            where no circular is known here.
        desks: how many desks of the unit may order; 0 where the centre did not tell.
        up_paid: what was paid by UP after `up_refilled_on`, the day of the last GU; None: all of
            the year, no GU was told.
        closed_on: since when the year is closed, None while it is open.
    """

    year: int
    up_limit: Rupiah | None = None
    up_kkpd: Rupiah = ZERO
    up_open: Rupiah = ZERO
    ls_until: date | None = None
    gu_until: date | None = None
    desks: int = 0
    up_paid: Rupiah = ZERO
    up_refilled_on: date | None = None
    closed_on: date | None = None

    def up_left(self, also_open: Rupiah = ZERO) -> Rupiah | None:
        """
        Return what of the UP is still there: limit - open - paid since the last GU.

        Negative where orders need more; None where the limit is not known.

        Args:
            also_open: of UP orders that wait on this desk, the centre does not know them yet.
        """
        if self.up_limit is None:
            return None
        return self.up_limit - self.up_open - self.up_paid - also_open

    def is_closed(self, today: date) -> bool:
        """Tell whether the year is closed: the centre holds what is made final of it."""
        return self.closed_on is not None and self.closed_on <= today

    def last_day_for(self, payment: Payment) -> date | None:
        """Return the last day for the SPM that an order needs: GU for UP, LS for LS and TOP."""
        return self.gu_until if payment is Payment.UP else self.ls_until

    def is_too_late(self, payment: Payment, due_on: date) -> bool:
        """Tell whether an order that ends on `due_on` misses the last day: it asks, never stops."""
        last = self.last_day_for(payment)
        return last is not None and due_on > last
