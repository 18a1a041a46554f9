"""Taking over a catalogue that a file holds: first what it will change, then the change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from bejo_central.admin.catalogue_plan import CataloguePlan, Wanted, carry_out, make_plan
from bejo_central.admin.files import digest_of, refusals, seal_of, wait_for_imports
from bejo_central.exchanging import snapshot
from bejo_desktop.domain.errors import RuleBroken

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sqlalchemy import Connection

    from bejo_central.admin.account import Account
    from bejo_central.admin.catalogue_plan import ProductChange
    from bejo_central.imports.results import CatalogueRead

SHOWN: Final = 20
"""How many changes of each kind a plan tells one by one."""
WITHDRAWN_PERCENT_MAX: Final = 30
"""A file without so much of what it held before is probably half a file."""
WITHDRAWN_MIN: Final = 20
"""So few products may leave a catalogue without being asked for."""

_PRICES_AN_ENTRY: Final = 2_000


@dataclass(frozen=True, slots=True)
class CatalogueFile:
    """
    A catalogue as it was read, and the files it was read from.

    Args:
        source: `ekatalog` or `bejo`.
        files: the products, and the prices where they lie in a file of their own.
    """

    read: CatalogueRead
    source: str
    files: tuple[Path, ...]

    def wanted(self) -> Wanted:
        """Return what the centre should hold of it."""
        refused = frozenset(f"P-{row.subject}" for row in self.read.refused if row.subject)
        read = self.read
        return Wanted(self.source, read.products, read.vendors, refused, read.undated)


def preview(connection: Connection, file: CatalogueFile, shown: int = SHOWN) -> dict[str, Any]:
    """Return what an import would change, without changing anything."""
    plan = make_plan(connection, file.wanted())
    return _document(file, plan, _describe(file, plan, shown))


def take_over(
    account: Account, file: CatalogueFile, *, expected: str | None, may_empty: bool
) -> dict[str, Any]:
    """
    Take a catalogue over; a second time changes nothing.

    Args:
        expected: the fingerprint of the plan that was looked at, None if none was.
        may_empty: whether much of the catalogue may be withdrawn.

    Raises:
        RuleBroken: `import.plan_changed` when the plan is not the one that was looked at;
            `import.withdraws_many` with `withdrawn`, `standing` and `percent`.
    """
    session = account.session
    wait_for_imports(session)
    plan = make_plan(session.connection, file.wanted())
    described = _describe(file, plan, SHOWN)
    if expected not in {None, described["fingerprint"]}:
        raise RuleBroken("import.plan_changed")
    if described["needs_yes"] and not may_empty:
        raise _too_many_gone(plan)
    document = _document(file, plan, described)
    version = carry_out(session, plan)
    session.feed.publish()
    if snapshot.is_stale(session.connection):
        snapshot.build(session)
    counts = {name: value for name, value in document.items() if isinstance(value, int)}
    account.record("import.catalogue", file.source, **counts, files=described["files"])
    _record_prices(account, plan, version)
    return document


def _seems_half(file: CatalogueFile, plan: CataloguePlan) -> bool:
    """Whether what seems gone may only be missing: much of it, or rows that nobody can place."""
    gone = len(plan.gone)
    unplaced = not file.read.products or any(not row.subject for row in file.read.refused)
    much = gone > WITHDRAWN_MIN and gone * 100 > WITHDRAWN_PERCENT_MAX * plan.standing
    return bool(gone) and (unplaced or much)


def _too_many_gone(plan: CataloguePlan) -> RuleBroken:
    gone, standing = len(plan.gone), plan.standing
    percent = gone * 100 // standing
    return RuleBroken("import.withdraws_many", withdrawn=gone, standing=standing, percent=percent)


def _record_prices(account: Account, plan: CataloguePlan, version: int | None) -> None:
    """Keep what every price was: the price list itself knows only the newest."""
    changed = plan.prices
    for start in range(0, len(changed), _PRICES_AN_ENTRY):
        moved = [
            [change.new.code, change.old.price.amount, change.new.price.amount]
            for change in changed[start : start + _PRICES_AN_ENTRY]
            if change.old
        ]
        account.record("import.prices", plan.source, price_list=version, moved=moved)


def _document(
    file: CatalogueFile, plan: CataloguePlan, described: dict[str, Any]
) -> dict[str, Any]:
    read = file.read
    return {
        "read": read.read,
        "loaded": len(read.products),
        "changed": len(plan.changes),
        "unchanged": plan.unchanged,
        "withdrawn": len(plan.gone),
        "rounded": read.rounded,
        "several_prices": read.several_prices,
        "vendors": len(read.vendors),
        "sheet": read.sheet,
        "plan": described,
        "refused": refusals(read.refused, subject="product"),
        "prices_refused": refusals(read.prices_refused, subject="product"),
    }


def _describe(file: CatalogueFile, plan: CataloguePlan, shown: int) -> dict[str, Any]:
    files = [{"name": one.name, "sha256": digest_of(one)} for one in file.files]
    was = [change for change in plan.changes if change.old]
    renamed = [change for change in was if change.old and change.old.name != change.new.name]
    return {
        "fingerprint": seal_of([plan.fingerprint, *(one["sha256"] for one in files)]),
        "files": files,
        "new": len(plan.changes) - len(was),
        "changed": len(was),
        "unchanged": plan.unchanged,
        "withdrawn": len(plan.gone),
        "needs_yes": _seems_half(file, plan),
        "restored": sum(change.is_back for change in plan.changes),
        "from_other_sources": sum(
            change.source_before not in {"", plan.source} for change in plan.changes
        ),
        "refused": len(file.read.refused),
        "prices": len(plan.prices),
        "prices_shown": _prices(plan.prices, shown),
        "names": len(renamed),
        "names_shown": [
            {"product": change.new.code, "was": change.old.name, "name": change.new.name}
            for change in renamed[:shown]
            if change.old
        ],
        "vendors_new": len(plan.vendors),
        "vendors_shown": [
            {"vendor": vendor.code, "name": vendor.name} for vendor in plan.vendors[:shown]
        ],
        "withdrawn_shown": list(plan.gone[:shown]),
    }


def _prices(changes: Sequence[ProductChange], shown: int) -> list[dict[str, Any]]:
    """The changes of price by their share of the old price, the largest first."""
    moved = [
        (
            abs(change.new.price.amount - change.old.price.amount)
            * 1_000
            // change.old.price.amount,
            change,
            change.old,
        )
        for change in changes
        if change.old
    ]
    moved.sort(key=lambda one: (-one[0], one[1].new.code))
    return [
        {
            "product": change.new.code,
            "name": change.new.name,
            "was": old.price.amount,
            "price": change.new.price.amount,
            "percent": _percent(share, rises=change.new.price > old.price),
        }
        for share, change, old in moved[:shown]
    ]


def _percent(tenths: int, *, rises: bool) -> str:
    """Write a share in tenths of a percent as a decimal string, `-12.5`."""
    whole, tenth = divmod(tenths, 10)
    return f"{'' if rises else '-'}{whole}.{tenth}"
