"""The auditor's list of a year as a workbook: orders, lines, questions with reasons, findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bejo_desktop.application.ports.tables import Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bejo_desktop.application.audit_list import (
        AuditedLine,
        AuditedOrder,
        AuditList,
        GivenReason,
    )
    from bejo_desktop.application.ports.system import Words
    from bejo_desktop.application.ports.tables import Cell, Tables
    from bejo_desktop.domain.flags.audit import Finding

_ORDERS: Final = (
    "order", "state", "package", "vendor", "vendor_name", "form", "procedure", "platform",
    "payment", "total", "paid", "ordered_on", "event_on", "due_on", "signed_on", "arrived_on",
    "bast", "received_on", "kuitansi", "paid_on", "deposited_on", "author", "approved_by",
    "approved_on", "recorded_by",
)  # fmt: skip
_LINES: Final = (
    "order", "position", "product", "name", "measure", "quantity", "unit_price", "share",
    "account", "origin",
)  # fmt: skip
_REASONS: Final = ("order", "line", "code", "reason", "by", "by_name")
_FINDINGS: Final = ("order", "code", "finding")


class AuditWorkbook:
    """Writes what Inspektorat and BPK take with them; belongs to the read lane."""

    def __init__(self, audits: AuditList, tables: Tables, words: Words) -> None:
        self._audits, self._tables, self._words = audits, tables, words

    def year(self, year: int) -> bytes:
        """Return the list of a year as XLSX (AccessDenied as `AuditList.year`)."""
        found = self._audits.year(year)
        note = self._words.phrase("audit.title", year=year)
        return self._tables.write(
            [
                self._sheet("orders", _ORDERS, list(map(self._order, found.orders)), note),
                self._sheet("lines", _LINES, list(map(_line, found.lines)), note),
                self._sheet("reasons", _REASONS, list(map(self._reason, found.reasons)), note),
                self._sheet("findings", _FINDINGS, list(map(self._finding, found.findings)), note),
            ]
        )

    def _sheet(
        self, name: str, heads: Sequence[str], rows: Sequence[Sequence[Cell]], note: str
    ) -> Sheet:
        titles = [self._words.phrase(f"audit.head_{head}") for head in heads]
        return Sheet(self._words.phrase(f"audit.sheet_{name}"), titles, rows, (note,))

    def _order(self, one: AuditedOrder) -> Sequence[Cell]:
        return (
            one.number,
            self._words.phrase(f"cli.state.{one.state.value}"),
            one.package,
            one.vendor,
            one.vendor_name,
            self._words.phrase(f"audit.form_{one.form}"),
            self._words.phrase(f"audit.procedure_{one.procedure}"),
            self._words.phrase(f"audit.platform_{one.platform}"),
            one.payment,
            one.total,
            one.paid,
            one.ordered_on,
            one.event_on,
            one.due_on,
            one.signed_on,
            one.arrived_on,
            ", ".join(one.bast),
            _days(one.received_on),
            ", ".join(one.kuitansi),
            _days(one.paid_on),
            one.deposited_on,
            one.author,
            one.approved_by,
            one.approved_on,
            one.recorded_by,
        )

    def _finding(self, one: Finding) -> Sequence[Cell]:
        return one.number, self._name(one.code), self._words.phrase(one.code, **one.facts)

    def _name(self, code: str) -> str:
        """What a flag or finding is called, without its figures."""
        return self._words.phrase(f"name.{code}")

    def _reason(self, one: GivenReason) -> Sequence[Cell]:
        text = one.text or self._words.phrase("audit.unanswered")
        return one.number, one.line or None, self._name(one.code), text, one.by, one.by_name


def _line(one: AuditedLine) -> Sequence[Cell]:
    return (
        one.number,
        one.position,
        one.product,
        one.name,
        one.measure,
        one.quantity,
        one.unit_price,
        one.share,
        one.account,
        one.origin,
    )


def _days(days: Sequence[date]) -> Cell:
    """One day as a day; several in one cell, as text."""
    if len(days) == 1:
        return days[0]
    return ", ".join(f"{day:%d.%m.%Y}" for day in days)
