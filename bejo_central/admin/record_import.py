"""Taking over regions, units, officers and budget lines: first what will change, then the change."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final, Protocol, runtime_checkable

from bejo_central.admin.budget_records import Budgets, Realisations
from bejo_central.admin.files import digest_of, refusals, seal_of, wait_for_imports
from bejo_central.admin.price_records import StandardPrices
from bejo_central.admin.record_kinds import Officers, Regions, Units
from bejo_central.imports.rows import Refusal, RowRefused
from bejo_desktop.domain.dpa import DpaVersion
from bejo_desktop.domain.errors import RuleBroken
from bejo_desktop.domain.money import Rupiah

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy import Connection

    from bejo_central.admin.account import Account
    from bejo_central.imports.results import Entry, RecordsRead
    from bejo_central.store.database import Session

SHOWN: Final = 20
_BATCH: Final = 500


class Kind(Protocol):
    """One kind of record, looked at on one state of the database."""

    def old(self, entry: Entry) -> Any:
        """Return what stands under the entry's key, None if nothing does."""
        ...

    def made(self, entry: Entry, old: Any) -> Any:
        """Return what should stand there (RowRefused where a rule forbids it)."""
        ...

    def save(self, session: Session, records: Sequence[Any]) -> None:
        """Keep records, new or changed."""
        ...


@runtime_checkable
class Remarking(Protocol):
    """A kind of record that has something to say of what it took and did not refuse."""

    def remarks(self, taken: Sequence[tuple[Entry, Any]]) -> dict[str, list[dict[str, Any]]]:
        """Return lists of what a person should look at, by name."""
        ...


KINDS: Final[Mapping[str, Callable[[Connection, datetime], Kind]]] = {
    "regions": Regions,
    "units": Units,
    "officers": Officers,
    "budget": Budgets,
    "realisation": Realisations,
    "prices": StandardPrices,
}


@dataclass(frozen=True, slots=True)
class RecordsFile:
    """A file of records as it was read; `kind` is one of `KINDS`."""

    read: RecordsRead
    kind: str
    file: Path


@dataclass(frozen=True, slots=True)
class _Change:
    entry: Entry
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class _Plan:
    kind: Kind
    changes: tuple[_Change, ...]
    taken: tuple[tuple[Entry, Any], ...]
    refused: tuple[Refusal, ...]

    @property
    def unchanged(self) -> int:
        return len(self.taken) - len(self.changes)

    def remarks(self) -> dict[str, list[dict[str, Any]]]:
        return self.kind.remarks(self.taken) if isinstance(self.kind, Remarking) else {}


def preview(connection: Connection, now: datetime, file: RecordsFile) -> dict[str, Any]:
    """Return what an import would change, without changing anything."""
    return _document(file, _make_plan(connection, now, file))


def take_over(account: Account, file: RecordsFile, *, expected: str | None) -> dict[str, Any]:
    """
    Take records over; a second time changes nothing, and what the file does not name stays.

    Args:
        expected: the fingerprint of the plan that was looked at, None if none was.

    Raises:
        RuleBroken: `import.plan_changed` when the plan is not the one that was looked at.
    """
    session = account.session
    wait_for_imports(session)
    plan = _make_plan(session.connection, session.now, file)
    document = _document(file, plan)
    if expected not in {None, document["plan"]["fingerprint"]}:
        raise RuleBroken("import.plan_changed")
    made = [change.new for change in plan.changes]
    for start in range(0, len(made), _BATCH):
        plan.kind.save(session, made[start : start + _BATCH])
    counts = {name: value for name, value in document.items() if isinstance(value, int)}
    account.record(
        f"import.{file.kind}",
        file.file.name,
        **counts,
        rows_refused=len(document["refused"]),
        files=document["plan"]["files"],
    )
    return document


def _make_plan(connection: Connection, now: datetime, file: RecordsFile) -> _Plan:
    kind = KINDS[file.kind](connection, now)
    changes: list[_Change] = []
    taken: list[tuple[Entry, Any]] = []
    refused = list(file.read.refused)
    for entry in file.read.entries:
        old = kind.old(entry)
        try:
            new = kind.made(entry, old)
        except RowRefused as error:
            refused.append(error.at(entry.row))
            continue
        taken.append((entry, new))
        if new != old:
            changes.append(_Change(entry, old, new))
    return _Plan(kind, tuple(changes), tuple(taken), tuple(refused))


def _document(file: RecordsFile, plan: _Plan) -> dict[str, Any]:
    digest = digest_of(file.file)
    fresh = sum(change.old is None for change in plan.changes)
    seal = seal_of([digest, file.kind, *(repr((_flat(c.old), _flat(c.new))) for c in plan.changes)])
    return {
        "read": file.read.read,
        "loaded": len(plan.changes) + plan.unchanged,
        "changed": len(plan.changes),
        "unchanged": plan.unchanged,
        "sheet": file.read.sheet,
        "plan": {
            "fingerprint": seal,
            "files": [{"name": file.file.name, "sha256": digest}],
            "new": fresh,
            "changed": len(plan.changes) - fresh,
            "unchanged": plan.unchanged,
            "refused": len(plan.refused),
            "shown": [_shown(change) for change in plan.changes[:SHOWN]],
        },
        "refused": refusals(plan.refused),
        **plan.remarks(),
    }


def _shown(change: _Change) -> dict[str, Any]:
    old, new = _flat(change.old), _flat(change.new)
    moved = {name: [old.get(name), new[name]] for name in new if old.get(name) != new[name]}
    row, key = change.entry.row, " ".join(change.entry.key)
    if change.old is None:
        return {"row": row, "key": key, "what": "new"}
    return {"row": row, "key": key, "what": "changed", "fields": moved}


def _flat(record: Any) -> dict[str, Any]:
    """Return the fields of a record as plain values, those of (unit, officer) together."""
    match record:
        case None:
            return {}
        case tuple():
            parts = [_flat(part) if is_dataclass(part) else {"name": part} for part in record]
            return {name: value for part in parts for name, value in part.items()}
        case _:
            return {one.name: _plain(getattr(record, one.name)) for one in fields(record)}


def _plain(value: object) -> object:
    match value:
        case Rupiah():
            return value.amount
        case date():
            return value.isoformat()
        case DpaVersion():
            return f"{value.name} {value.on.isoformat()} {value.number}".rstrip()
        case frozenset():
            return sorted(map(str, value))
        case _:
            return value
