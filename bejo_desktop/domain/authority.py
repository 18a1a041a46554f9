"""What the value of an order decides: who may buy, which form, who collects, which meterai."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.domain.codes import Collector, Platform, Role
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.rounding import rounded
from bejo_desktop.domain.rules.catalogue import FORMS_BY_VALUE, Form, Rounding

if TYPE_CHECKING:
    from datetime import date

    from bejo_desktop.domain.codes import Kind, Payment
    from bejo_desktop.domain.rules.book import Rules


def officer_for(total: Rupiah, on: date, rules: Rules) -> Role:
    """
    Return who may buy at `total` with taxes: PP up to the limit, PPK above it.

    Rule: `officer.pp_limit` (Perpres 16/2018 Ps 11 and 12).
    """
    return Role.PP if total.amount <= rules.on("officer.pp_limit", on).number else Role.PPK


def form_for(platform: Platform, kind: Kind, total: Rupiah, on: date, rules: Rules) -> Form:
    """
    Return the form of the contract for `total` with taxes, ordered on `on`.

    Rule: `form.*` (Perpres 16/2018 Ps 28): surat pesanan at any value on a platform.
    """
    if platform is not Platform.NONE:
        return Form.SURAT_PESANAN
    for form in FORMS_BY_VALUE[kind]:
        if total.amount <= rules.on(f"form.{kind}.{form}", on).number:
            return form
    return Form.SURAT_PERJANJIAN


def collector_for(platform: Platform, payment: Payment, on: date, rules: Rules) -> Collector:
    """
    Return who collects the taxes of an order that falls due on `on`.

    Rule: `collector.*` (PMK 58/2022, PMK 59/2022): follows from platform and payment.
    """
    return Collector(rules.on(f"collector.{platform}.{payment}", on).word)


def order_bears_meterai(form: Form, on: date, rules: Rules) -> bool:
    """Tell whether the contract itself bears meterai. Rule: `meterai.*` (UU 10/2020 Ps 3)."""
    return rules.on(f"meterai.{form}", on).switch


def receipt_bears_meterai(total: Rupiah, on: date, rules: Rules) -> bool:
    """Tell whether a receipt of `total` bears meterai. Rule: `meterai.receipt_above`."""
    return total.amount > rules.on("meterai.receipt_above", on).number


def late_penalty(value: Rupiah, days_late: int, on: date, rules: Rules) -> Rupiah:
    """
    Return the penalty (denda) for `days_late` calendar days.

    Args:
        value: of the contract, or of its late part, before PPN.

    Rule: `denda.rate` (Perpres 16/2018 Ps 79), rounded half-up.
    """
    rate = rules.on("denda.rate", on).ratio
    return Rupiah(rounded(value.amount * days_late, rate, Rounding.HALF_UP))


def umk_share_met(from_umk: Rupiah, spent: Rupiah, on: date, rules: Rules) -> bool:
    """Tell whether enough of `spent` went to UMK and koperasi. Rule: `umk.share`."""
    return from_umk.amount >= spent.amount * rules.on("umk.share", on).ratio
