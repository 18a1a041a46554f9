"""
An officer signs the original of a paper with the key in their own PKCS#12 file.

The file and its PIN are given each time and never kept; where the file lies is remembered for
each officer once it has served, so that it need not be named again. A paper is signed once: the
signed file lies beside the original in the archive, and asking again gives the same bytes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from bejo_desktop.application.queueing import Act, record
from bejo_desktop.domain.days import WIB, long_day, wib_day
from bejo_desktop.domain.errors import AccessDenied, BadInput, EnvironmentFailed, RuleBroken
from bejo_desktop.domain.order import UNNUMBERED
from bejo_desktop.domain.paper.words import nip_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from uuid import UUID

    from bejo_desktop.application.ports.signing import (
        Certificate,
        Examiner,
        KeyFiles,
        LineDrawer,
        SigningKey,
    )
    from bejo_desktop.application.ports.store import Store
    from bejo_desktop.application.ports.system import Archive, Clock, Words
    from bejo_desktop.application.session import Session
    from bejo_desktop.application.views import Paper
    from bejo_desktop.domain.paper.sheets import Sheet
    from bejo_desktop.domain.parties import Officer

_TITLES: Final = frozenset({"drs", "dra", "dr", "ir", "h", "hj", "prof", "kh", "r", "rr", "apt"})
"""Before a name; what stands behind its first comma is a degree."""
_LETTERS: Final = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Penmanship:
    """What signatures are made with; `phrases` are Indonesian: they go on paper."""

    keys: KeyFiles
    examiner: Examiner
    lines: LineDrawer
    archive: Archive
    phrases: Words


@dataclass(frozen=True, slots=True)
class Signed:
    """A signed paper and whose signature it bears."""

    paper: Paper
    by: Certificate


class Signing:
    """Electronic signatures of officers."""

    def __init__(self, store: Store, clock: Clock, penmanship: Penmanship) -> None:
        self._store = store
        self._clock = clock
        self._pen = penmanship

    def remembered(self, session: Session) -> str:
        """Return where the officer's key file lay when it last served, "" where none did."""
        with self._store.read() as reading:
            return reading.settings.get(_key_setting(session)) or ""

    def remember(self, session: Session, place: str) -> None:
        """Keep where the officer's key file lies; the file and its PIN are not kept."""
        with self._store.write() as work:
            work.settings.set(_key_setting(session), place)

    def open_key(self, session: Session, file: bytes, pin: str) -> SigningKey:
        """
        Return the officer's key.

        Args:
            file: a PKCS#12 file.

        Raises:
            BadInput: as `KeyFiles.open`.
            AccessDenied: `signing.pin_wrong`; `signing.key_of_another` where the certificate
                names another NIP or another person than the officer who is signed in.
            RuleBroken: `signing.certificate_expired`, `signing.certificate_early`,
                `signing.not_for_signing`.
        """
        key = self._pen.keys.open(file, pin)
        found, now = key.certificate, self._clock()
        if now > found.valid_until:
            raise RuleBroken("signing.certificate_expired", day=_iso(found.valid_until))
        if now < found.valid_from:
            raise RuleBroken("signing.certificate_early", day=_iso(found.valid_from))
        if not found.for_signing:
            raise RuleBroken("signing.not_for_signing", issuer=found.issuer)
        if not is_of(found, session.officer):
            raise AccessDenied(
                "signing.key_of_another",
                holder=f"{found.name} {found.nip}".strip(),
                officer=f"{session.officer.name} {session.nip}",
            )
        return key

    def sign(
        self, session: Session, order_id: UUID, key: SigningKey | None, take: Callable[[], Paper]
    ) -> Signed:
        """
        Return the signed original; it is signed now where it was not yet.

        Args:
            key: may be None for a paper that is signed already.
            take: gets the original, called once it is sure that the order has one.

        Raises:
            RuleBroken: `signing.draft`, `signing.copy`, `signing.not_signer` where the officer
                is not among those who sign this paper, `signing.by_another` where someone else
                signed it already: what they signed must not pass for the signature of who asks.
            BadInput: `signing.no_key_given`.
            EnvironmentFailed: `paper.not_written`; `signing.archive_changed` where the archived
                file is not what was signed.
        """
        with self._store.read() as reading:
            if reading.orders.get(order_id).state in UNNUMBERED:
                raise RuleBroken("signing.draft")
        paper = take()
        if paper.copy or paper.path is None:
            raise RuleBroken("signing.copy")
        name = f"{paper.path.stem}-ttd.pdf"
        kept = self._pen.archive.find(name)
        if kept is not None:
            signed = self._kept(paper, name, kept)
            if key is not None and not is_of(signed.by, session.officer):
                raise RuleBroken("signing.by_another", signer=signed.by.name)
            return signed
        if key is None:
            raise BadInput("signing.no_key_given", field="p12")
        _require_signer(paper.sheet, session.officer)
        now = self._clock()
        size = paper.path.stem.rpartition("-")[2]
        strip = self._pen.lines.signed_line(self._line(session.officer, key, now), size)
        pdf = key.sign(paper.pdf, strip, now)
        # First the record: a file without it could never be given out, a record without its file
        # only means that the paper is signed once more.
        with self._store.write() as work:
            order = work.orders.get(order_id)
            facts = _signing_facts(pdf, key.certificate)
            record(work, order, "paper.sign", Act(session.officer, now), **facts)
        self._pen.archive.keep(name, pdf)
        return self._kept(paper, name, pdf)

    def _kept(self, paper: Paper, name: str, signed: bytes) -> Signed:
        """Return the archived file, unless it is not what this desk signed."""
        digest = sha256(signed).hexdigest()
        found = self._pen.examiner.examine(signed).signatures
        with self._store.read() as reading:
            known = bool(reading.audit.subjects_of("sha256", digest))
        if not known or not found or found[0].certificate is None:
            raise EnvironmentFailed("signing.archive_changed", file=name)
        path = self._pen.archive.keep(name, signed)
        title = paper.name.removesuffix(".pdf")
        changed = replace(paper, pdf=signed, sha256=digest, name=f"{title}-ttd.pdf", path=path)
        return Signed(changed, found[0].certificate)

    def _line(self, officer: Officer, key: SigningKey, now: datetime) -> str:
        local = now.astimezone(WIB)
        return self._pen.phrases.phrase(
            "signing.line_certified" if key.certificate.certified else "signing.line",
            name=officer.name,
            day=long_day(local.date()),
            time=f"{local:%H.%M}",
        )


def is_of(certificate: Certificate, officer: Officer) -> bool:
    """
    Tell whether a certificate is the officer's: by its NIP, or by its name where it has no NIP.

    Names are compared without degrees and titles and without regard to capitals and dots.
    """
    if certificate.nip:
        return certificate.nip == officer.nip
    names = _bare(certificate.name)
    return bool(names) and names == _bare(officer.name)


def names_signer(sheet: Sheet, certificate: Certificate) -> bool:
    """Tell whether the paper names the holder of `certificate` among those who sign it."""
    for column in sheet.signatures:
        if certificate.nip and nip_text(certificate.nip) in " ".join(column.below):
            return True
        if not certificate.nip and _bare(certificate.name) == _bare(column.name):
            return True
    return False


def _require_signer(sheet: Sheet, officer: Officer) -> None:
    wanted = nip_text(officer.nip)
    if not any(wanted in " ".join(column.below) for column in sheet.signatures):
        names = ", ".join(column.name for column in sheet.signatures if column.name)
        raise RuleBroken("signing.not_signer", officer=officer.name, signers=names)


def _bare(name: str) -> list[str]:
    """The words of a name, small, without what stands behind a comma and without titles."""
    words = [word.casefold() for word in _LETTERS.findall(name.partition(",")[0])]
    while len(words) > 1 and words[0] in _TITLES:
        del words[0]
    return words


def _signing_facts(signed: bytes, certificate: Certificate) -> dict[str, object]:
    return {
        "sha256": sha256(signed).hexdigest(),
        "certificate": certificate.fingerprint,
        "holder": certificate.name,
        "issuer": certificate.issuer,
        "certified": certificate.certified,
    }


def _key_setting(session: Session) -> str:
    return f"p12.{session.nip}"


def _iso(moment: datetime) -> str:
    return wib_day(moment).isoformat()
