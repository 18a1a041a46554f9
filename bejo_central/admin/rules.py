"""Publishing the dated rules of law to all desks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bejo_central.keys import CentreKey
from bejo_central.rulebook import load_pack
from bejo_central.store import rule_packs
from bejo_central.store.database import meta
from bejo_desktop.contract.rule_pack import RulePack, SignedPack, edition, entries_of, signed_bytes
from bejo_desktop.contract.signing import to_text
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.errors import NotFound, RuleBroken

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from sqlalchemy import Connection

    from bejo_central.admin.account import Account
    from bejo_central.store.rule_packs import PackRecord


@dataclass(frozen=True, slots=True)
class Publication:
    """
    What is to be published.

    Args:
        documents: rule files, `{"rule": [{…}]}`; all rules of the program stand in them.
        valid_until: last day on which desks may take them for the law.
    """

    documents: Iterable[Mapping[str, object]]
    version: str
    issued_on: date
    valid_until: date


def publish(account: Account, publication: Publication) -> PackRecord:
    """
    Sign a pack and put it into the feed of every unit.

    Raises:
        BadInput: `rules.version`, `rules.broken`.
        RuleBroken: `rules.older` than the newest here, `rules.expired` already.
    """
    session = account.session
    version, until = publication.version, publication.valid_until
    newest = max(_editions(session.connection), key=edition)
    if edition(version) <= edition(newest):
        raise RuleBroken("rules.older", version=version, in_force=newest)
    if until < max(publication.issued_on, wib_day(session.now)):
        raise RuleBroken("rules.expired", version=version, day=until.isoformat())
    pack = RulePack(
        version=version,
        issued_on=publication.issued_on,
        rules=entries_of(publication.documents),
        valid_until=until,
    )
    rule_packs.keep(session, pack, _signed(session.connection, pack))
    rule_packs.offer(session, version)
    account.record("rules.publish", version, valid_until=until.isoformat(), rules=len(pack.rules))
    return rule_packs.records(session.connection, [version])[0]


def published(connection: Connection, version: str | None = None) -> SignedPack:
    """
    Return the pack of a version, the newest where none is told.

    Raises:
        NotFound: `rules.unknown` with `version`.
    """
    wanted = None if version is None else [version]
    found = [one for one in rule_packs.records(connection, wanted) if one.is_published]
    if not found:
        raise NotFound("rules.unknown", version=version or "-")
    return found[-1].signed


def describe(record: PackRecord) -> dict[str, Any]:
    """Return a pack as commands print it."""
    pack = record.pack
    return {
        "version": pack.version,
        "origin": "centre" if record.is_published else "program",
        "issued_on": pack.issued_on,
        "valid_until": pack.valid_until,
        "rules": len(pack.rules),
        "kept_at": record.kept_at,
    }


def _editions(connection: Connection) -> Sequence[str]:
    return [load_pack().version, *rule_packs.versions(connection)]


def _signed(connection: Connection, pack: RulePack) -> SignedPack:
    key = CentreKey.read(meta(connection, "private_key"))
    return SignedPack(key=key.public, pack=pack, signature=to_text(key.sign(signed_bytes(pack))))
