"""Orders, verdicts and flags as JSON documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bejo_desktop.cli.running_documents import deadline_document, later_document
from bejo_desktop.cli.terms_documents import terms_document
from bejo_desktop.contract.share import meter_document

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bejo_desktop.application.ports.system import Words
    from bejo_desktop.application.views import DraftView, Flag, OrderDetail, OrderRow, Penalty
    from bejo_desktop.domain.order import Cause


def order_document(row: OrderRow, words: Words) -> dict[str, Any]:
    """Return an order as `order list` and every act answer it."""
    return {
        "id": str(row.order_id),
        "number": row.number,
        "state": row.state.value,
        "lapsed": row.has_lapsed,
        "sync": row.sync.value,
        "reasons": causes(row.reasons, words),
        "findings": causes(row.findings, words, noted=True),
        "vendor": row.vendor or None,
        "vendor_name": row.vendor_name,
        "package": row.package,
        "ordered_on": row.ordered_on.isoformat(),
        "line_count": row.lines,
        "total": row.total.amount,
        "content_hash": row.content_hash,
        "returned_reason": row.returned_reason,
        "deadline": deadline_document(row.deadline),
        "changed_at": row.changed_at.isoformat(),
    }


def full_document(
    detail: OrderDetail, view: DraftView, penalty: Penalty, words: Words
) -> dict[str, Any]:
    """Return an order as `order show` answers it."""
    content, figures = detail.content, view.figures
    return {
        **order_document(detail.row, words),
        "due_on": content.due_on.isoformat(),
        "rup": content.rup,
        "budget_line": content.budget_line,
        "platform": content.platform.value,
        "platform_ref": content.platform_ref,
        "payment": content.payment.value,
        "price_mode": content.price_mode.value,
        "collector": content.collector.value,
        "discount": content.discount.amount,
        "shipping": content.shipping.amount,
        "note": content.note,
        **terms_document(content),
        **later_document(detail, penalty),
        "lines": [_line(line) for line in view.lines],
        "figures": None if figures is None else _figures(view),
        "budget": [
            {
                "code": impact.code,
                "account": impact.account,
                "ceiling": impact.ceiling.amount,
                "used": impact.used.amount,
                "this_order": impact.this_order.amount,
                "left_after": impact.left_after.amount,
                "as_of": impact.as_of.isoformat() if impact.as_of else None,
            }
            for impact in view.budget
        ],
        "meter": meter_document(view.meter),
        "flags": [_flag(flag, words) for flag in view.flags],
        "steps": [
            {
                "step": step.key,
                "at": step.done_at.isoformat() if step.done_at else None,
                "by": step.by_name,
                "note": step.note,
            }
            for step in detail.steps
        ],
    }


def causes(found: Iterable[Cause], words: Words, *, noted: bool = False) -> list[dict[str, Any]]:
    """Return reasons of the centre, or its findings (`noted`), with sentence and way out."""
    return [_cause(cause, words, noted=noted) for cause in found]


def _cause(cause: Cause, words: Words, *, noted: bool) -> dict[str, Any]:
    facts = dict(cause.facts)
    message, way_out = words.reason(cause.code.value, facts, noted=noted)
    if "code" in facts:  # a budget line's own code must not hide the reason's
        facts["budget_line"] = facts.pop("code")
    return {**facts, "code": cause.code.value, "message": message, "way_out": way_out}


def _line(line: Any) -> dict[str, Any]:
    return {
        "line": line.position,
        "product": line.product,
        "name": line.name,
        "measure": line.measure,
        "quantity": str(line.quantity),
        "list_price": line.list_price.amount,
        "list_now": line.list_now.amount if line.list_now else None,
        "unit_price": line.unit_price.amount,
        "amount": line.amount.amount,
        "budget_line": line.budget_line,
        "note": line.note,
    }


def _figures(view: DraftView) -> dict[str, Any]:
    figures = view.figures
    assert figures is not None
    return {
        "base": figures.base.amount,
        "ppn": figures.ppn.amount,
        "pbjt": figures.pbjt.amount,
        "total": figures.total.amount,
        "ppn_collected": figures.ppn_collected.amount,
        "pph": [{"article": x.article, "amount": x.amount.amount} for x in figures.pph],
        "net_to_vendor": figures.net_to_vendor.amount,
        "words": figures.words,
        "officer": figures.officer,
        "form": figures.form,
        "rules": list(figures.rules),
    }


def _flag(flag: Flag, words: Words) -> dict[str, Any]:
    return {
        "level": flag.level.value,
        "code": flag.code,
        "line": flag.line,
        "field": flag.field,
        "facts": dict(flag.facts),
        "message": words.phrase(flag.code, **flag.facts),
    }
