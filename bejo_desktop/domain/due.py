"""What of the accepted goods is payable now, and what the bendahara keeps back of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Self

from bejo_desktop.domain.delivery_shares import Deliveries, Kept, share_of
from bejo_desktop.domain.errors import BadInput
from bejo_desktop.domain.fulfilment import is_complete
from bejo_desktop.domain.money import ZERO, Rupiah
from bejo_desktop.domain.payments import TAX_OF_ARTICLE, Tax, Withheld
from bejo_desktop.domain.penalty import penalty_of
from bejo_desktop.domain.tax.due import difference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bejo_desktop.domain.codes import Payment
    from bejo_desktop.domain.content import OrderContent
    from bejo_desktop.domain.delivery_shares import Share
    from bejo_desktop.domain.figures import Figures
    from bejo_desktop.domain.fulfilment import GoodsReturned, Receipt
    from bejo_desktop.domain.order import Order
    from bejo_desktop.domain.payments import PaymentMade
    from bejo_desktop.domain.penalty import LatePart
    from bejo_desktop.domain.rules.book import RuleBook
    from bejo_desktop.domain.tax.due import FigureDifference


@dataclass(frozen=True, slots=True)
class Fulfilled:
    """What an order says, and what came, went back and was paid of it."""

    content: OrderContent
    receipts: tuple[Receipt, ...]
    returns: tuple[GoodsReturned, ...] = ()
    payments: tuple[PaymentMade, ...] = ()
    ended: bool = False
    """Whether the order was ended before all of it came."""

    @classmethod
    def of(cls, order: Order) -> Self:
        """Return the account of an order."""
        ended = order.cancellation is not None
        return cls(order.content, order.receipts, order.returns, order.payments, ended)

    @property
    def nothing_comes(self) -> bool:
        """Whether no more goods come: all are here, or the order was ended."""
        return self.ended or is_complete(self.content.lines, self.receipts, self.returns)

    @property
    def paid(self) -> Rupiah:
        """Gross of all payments."""
        return _sum(payment.amount for payment in self.payments)

    @property
    def charged(self) -> Rupiah:
        """Penalty of all payments."""
        return _sum(payment.penalty for payment in self.payments)

    def kept(self, tax: Tax) -> Kept:
        """Return what the payments kept back of one tax."""
        rows = (row for payment in self.payments for row in payment.withheld if row.tax is tax)
        kept = Kept()
        for row in rows:
            kept = kept.plus(Kept(row.base.amount, row.amount.amount))
        return kept


@dataclass(frozen=True, slots=True)
class Wanted:
    """
    What somebody wants to pay.

    Args:
        receipts: positions from 1; all that is unpaid where none is named.
        kind: how it is paid, where that is not the order's way: who collects follows the route.
        amount: gross, where less than all that is due is paid; taxes follow it.
    """

    receipts: tuple[int, ...] = ()
    kind: Payment | None = None
    amount: Rupiah | None = None


ALL_DUE = Wanted()
"""All that was received and is not paid yet, paid as the order says."""


@dataclass(frozen=True, slots=True)
class Due:
    """
    What is payable now, in whole rupiah.

    Args:
        gross: with taxes, as the kuitansi says.
        withheld: taxes that the bendahara keeps back; empty where the platform collects.
        penalty: denda that is kept back beside them, at most what they leave.
        penalty_open: denda for these goods that was not kept back and is not with this payment:
            a later one bears it or, where none comes (`ends`), the vendor deposits it.
        figures: of the whole order, for the newest day on which its taxes fell due.
        changed: where these differ from the estimate of the order's day.
        late: the late deliveries of all that was received, paid ones too.
        receipts: positions of the receipts that are paid by it, from 1.
        open: gross of all that was received and is not paid yet, named or not.
        collected: taxes that the platform keeps of what was transferred; empty where the
            bendahara collects.
        ends: whether nothing is left to be paid afterwards: no more goods come, and this pays
            all that is open.
    """

    gross: Rupiah
    ppn: Rupiah
    pbjt: Rupiah
    withheld: tuple[Withheld, ...]
    penalty: Rupiah
    penalty_open: Rupiah
    figures: Figures
    changed: tuple[FigureDifference, ...]
    late: tuple[LatePart, ...]
    receipts: tuple[int, ...]
    open: Rupiah
    ends: bool
    collected: tuple[Withheld, ...] = ()

    @property
    def owed_by_vendor(self) -> Rupiah:
        """Denda that no payment can bear any more: the vendor deposits it himself."""
        return self.penalty_open if self.ends else ZERO

    @property
    def pph(self) -> tuple[Withheld, ...]:
        """The income taxes among what is withheld, one row an article."""
        return tuple(row for row in self.withheld if row.tax not in {Tax.PPN, Tax.PBJT})

    @property
    def net(self) -> Rupiah:
        """What is transferred."""
        return self.gross - self.penalty - _sum(row.amount for row in self.withheld)

    @property
    def received(self) -> Rupiah:
        """What reaches the vendor, as the kuitansi says: the platform keeps its taxes of `net`."""
        return self.net - _sum(row.amount for row in self.collected)


def due_of(done: Fulfilled, rules: RuleBook, wanted: Wanted = ALL_DUE) -> Due:
    """
    Return what is payable of what was received and not paid yet.

    Args:
        rules: in force now; each delivery is computed by those of its own day.

    Raises:
        BadInput: `payment.receipt_unknown`, and as `tax.computing.compute`.
        RuleBroken: as `tax.computing.compute`.
    """
    content = done.content if wanted.kind is None else replace(done.content, payment=wanted.kind)
    came = Deliveries(content, done.receipts, done.returns, rules)
    everything = range(1, len(done.receipts) + 1)
    if not all(position in everything for position in wanted.receipts):
        raise BadInput("payment.receipt_unknown", field="receipts")
    paid_before = {position for payment in done.payments for position in payment.receipts}
    unpaid = tuple(position for position in everything if position not in paid_before)
    chosen = wanted.receipts or unpaid or tuple(everything)
    entitled = came.together(paid_before | set(chosen))
    open_ = max(came.together(everything).gross - done.paid.amount, 0)
    most = min(max(entitled.gross - done.paid.amount, 0), open_)
    gross = most if wanted.amount is None else min(most, wanted.amount.amount)
    withheld = _withheld(done, entitled, gross)
    late = [part for part in came.late if part.receipt in paid_before | set(chosen)]
    charge = penalty_of(late, content.penalty_base, came.figures.base, rules)
    charge = max(charge - done.charged, ZERO)
    left = gross - _sum(row.amount for row in withheld).amount
    penalty = min(charge, Rupiah(left))
    estimate = content.figures
    return Due(
        gross=Rupiah(gross),
        ppn=_now(done, entitled, entitled.ppn, gross),
        pbjt=_now(done, entitled, entitled.pbjt, gross),
        withheld=withheld,
        penalty=penalty,
        penalty_open=charge - penalty,
        figures=came.figures,
        changed=() if estimate is None else difference(estimate, came.figures),
        late=came.late,
        receipts=chosen,
        open=Rupiah(open_),
        ends=done.nothing_comes and gross == open_,
        collected=()
        if withheld
        else tuple(row for row in _collected(done, came, gross, entitled) if row.amount > ZERO),
    )


def penalty_due(done: Fulfilled, rules: RuleBook) -> Rupiah:
    """
    Return the penalty for all that came late, paid or not; see `penalty_of`.

    Raises:
        BadInput, RuleBroken: as `tax.computing.compute`.
    """
    came = Deliveries(done.content, done.receipts, done.returns, rules)
    return penalty_of(came.late, done.content.penalty_base, came.figures.base, rules)


def _withheld(done: Fulfilled, entitled: Share, gross: int) -> tuple[Withheld, ...]:
    """Return the taxes of all that is paid by now, less what was kept back before."""
    paid = done.paid.amount + gross
    rows = []
    for tax, whole in entitled.kept.items():
        before = done.kept(tax)
        amount = _of_paid(whole.amount, paid, entitled.gross) - before.amount
        if amount > 0:
            base = _of_paid(whole.base, paid, entitled.gross) - before.base
            rows.append(Withheld(tax, Rupiah(max(base, 0)), Rupiah(amount)))
    return tuple(rows)


def _collected(
    done: Fulfilled, came: Deliveries, gross: int, entitled: Share
) -> Iterator[Withheld]:
    """Yield what the platform keeps of a payment: its part of the whole order's figures."""
    figures, before = came.figures, done.paid.amount

    def part(amount: Rupiah) -> Rupiah:
        whole = figures.total.amount
        after = _of_paid(amount.amount, before + gross, whole)
        return Rupiah(after - _of_paid(amount.amount, before, whole))

    if not came.platform_collects:
        return
    if figures.ppn_collected != ZERO:
        yield Withheld(Tax.PPN, part(figures.base), _now(done, entitled, entitled.ppn, gross))
    if figures.pbjt != ZERO:
        yield Withheld(Tax.PBJT, part(figures.base), _now(done, entitled, entitled.pbjt, gross))
    for row in figures.pph:
        yield Withheld(TAX_OF_ARTICLE[row.article], part(row.base), part(row.amount))


def _now(done: Fulfilled, entitled: Share, tax: int, gross: int) -> Rupiah:
    """Return what a payment of `gross` bears of a tax after the payments before it."""
    before = done.paid.amount
    after = _of_paid(tax, before + gross, entitled.gross)
    return Rupiah(after - _of_paid(tax, before, entitled.gross))


def _of_paid(amount: int, paid: int, whole: int) -> int:
    return share_of(amount, Fraction(min(paid, whole), whole)) if whole > 0 else 0


def _sum(amounts: Iterable[Rupiah]) -> Rupiah:
    total = ZERO
    for amount in amounts:
        total = total + amount
    return total
