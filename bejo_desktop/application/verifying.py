"""
Is this paper ours, and is it as we issued it?

What can prove a file, and what cannot:

* **The record of this desk.** Its encrypted store notes the SHA-256 of every paper that was given
  out or signed here. A file with these very bytes is ASLI. The folder of papers proves nothing:
  whoever can write there can put a file there.
* **A certified signature.** The signature is intact and covers the file to its last byte, its
  revision changed nothing but itself, what stood before is the paper that its own sheet draws,
  its chain leads to a certified issuer (PSrE), and its holder is named on the paper as a signer:
  ASLI anywhere, also without this desk.
* **Drawing the attached sheet again** proves that a file is consistent, and no more: our program
  is free to everybody, so that an altered sheet, drawn again by it, is just as consistent. Other
  bytes than those drawn prove a change: TIDAK SESUAI.
* **The code (QR).** The desk's signature binds a number to a content hash, not to the words and
  sums of a sheet. So it can convict (number, content hash or sums of the sheet are others than
  those of the order here; the signature is not this desk's) but never acquit by itself.
* **A signature whose issuer nobody certified** proves that nothing changed since someone signed,
  not who that was: anyone can make a certificate in any name. It convicts when it is broken, when
  something was added after it, and when this desk signed the same paper with the same certificate
  into another file.

All else is BELUM DAPAT DIPASTIKAN, with what is known and whom to ask. The code of a paper of
another desk cannot be checked here: its key is known to the centre only.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Final, Protocol

from bejo_desktop.application.ports.signing import Fitness
from bejo_desktop.application.signing import names_signer
from bejo_desktop.application.verified_figures import shown_figures, shown_signature, sums_differ
from bejo_desktop.application.views.verification import Remark, Verdict, Verification
from bejo_desktop.domain.errors import BadInput
from bejo_desktop.domain.order import OrderState
from bejo_desktop.domain.paper.frame import MarkKind
from bejo_desktop.domain.paper.qr import read_qr

if TYPE_CHECKING:
    from bejo_desktop.application.desk_memory import DeskMemory
    from bejo_desktop.application.ports.signing import Examined, Examiner, FoundSignature
    from bejo_desktop.application.ports.system import Clock
    from bejo_desktop.domain.order import Order
    from bejo_desktop.domain.paper.qr import QrClaim, SignedClaim
    from bejo_desktop.domain.paper.sheets import Sheet, SheetOnPaper

FILE_BYTES_MAX: Final = 8 * 1024 * 1024
"""A paper of 200 lines is far below one megabyte."""

_UNREAD: Final = {
    Fitness.NOT_PDF: "verify.not_pdf",
    Fitness.FOREIGN: "verify.not_ours",
    Fitness.UNREADABLE: "verify.unreadable",
}
_MADE_BY_US: Final = b"<xmp:CreatorTool>Bejo Desktop</xmp:CreatorTool>"
"""Stands unpacked in every paper (PDF/A); a file with it claims to be one."""


class Redrawer(Protocol):
    """Reads papers back and draws them again."""

    def read(self, pdf: bytes) -> SheetOnPaper:
        """Return the attached sheet (BadInput `paper.sheet_missing`, `paper.sheet_unreadable`)."""

    def draw(self, sheet: Sheet, size: str) -> bytes:
        """Return the paper; the same sheet gives the same bytes."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict with the one reason that decided it."""

    verdict: Verdict
    reason: Remark


class Verifying:
    """Checks files and codes, with the memory of a desk where one is open."""

    def __init__(self, examiner: Examiner, redrawer: Redrawer, clock: Clock) -> None:
        self._examiner = examiner
        self._redrawer = redrawer
        self._clock = clock

    def verify(self, file: bytes, memory: DeskMemory | None) -> Verification:
        """
        Return what `file` is worth; nothing in it makes this raise.

        Raises:
            BadInput: `verify.too_large`.
        """
        if len(file) > FILE_BYTES_MAX:
            raise BadInput("verify.too_large", most=FILE_BYTES_MAX // 1024 // 1024)
        examined = self._examiner.examine(file)
        signatures = tuple(map(shown_signature, examined.signatures))
        paper, finding = self._read(file, examined)
        if paper is not None:
            finding = self._judged(file, paper, examined.signatures, memory)
        assert finding is not None
        order = _order_of(paper, memory)
        return Verification(
            verdict=finding.verdict,
            reasons=(finding.reason, *_remarks(paper, examined.signatures, order, memory)),
            signatures=signatures,
            figures=shown_figures(paper.sheet) if paper else None,
            certified=bool(signatures) and all(one.certified for one in signatures),
        )

    def verify_code(self, text: str, memory: DeskMemory | None) -> Verification:
        """Return what the text of a QR code is worth; never ASLI: a code can be copied."""
        try:
            signed = read_qr(text)
        except BadInput as refused:
            return Verification(Verdict.UNKNOWN, (Remark(refused.code, refused.facts),))
        if memory is None:
            return Verification(Verdict.UNKNOWN, (_said(signed), Remark("verify.desk_closed")))
        order = memory.order(signed.claim.number)
        finding = _code_finding(signed, order, memory)
        remarks = () if order is None else _order_remarks(order)
        figures = None if order is None else memory.figures(order, signed.claim.number)
        return Verification(
            finding.verdict, (finding.reason, _said(signed), *remarks), figures=figures
        )

    def _read(self, file: bytes, examined: Examined) -> tuple[SheetOnPaper | None, Finding | None]:
        """Return what the file says it was drawn from, or what it is when it does not say."""
        claims = _MADE_BY_US in file
        if examined.fitness is not Fitness.PDF:
            told = "verify.damaged" if claims else _UNREAD[examined.fitness]
            return None, _changed(told) if claims else _unknown(told)
        try:
            return self._redrawer.read(_drawn_part(file, examined.signatures)), None
        except BadInput as refused:
            if refused.facts.get("field") == "format":
                return None, _unknown("verify.other_version")
            return None, _changed("verify.damaged") if claims else _unknown("verify.not_ours")

    def _judged(
        self,
        file: bytes,
        paper: SheetOnPaper,
        signatures: tuple[FoundSignature, ...],
        memory: DeskMemory | None,
    ) -> Finding:
        if paper.sheet.frame.marking.kind is MarkKind.DRAFT:
            return _unknown("verify.draft")
        if memory is not None and memory.gave_out(sha256(file).hexdigest()):
            return Finding(Verdict.GENUINE, Remark("verify.given_here"))
        changed = self._changed(file, paper, signatures)
        if changed is not None:
            return changed
        if signatures and self._is_vouched(paper.sheet, signatures[0]):
            return Finding(Verdict.GENUINE, Remark("verify.certified"))
        if memory is None:
            return _unknown("verify.desk_closed")
        return _by_memory(paper.sheet, signatures, memory)

    def _changed(
        self, file: bytes, paper: SheetOnPaper, signatures: tuple[FoundSignature, ...]
    ) -> Finding | None:
        """Return the change that the file itself shows."""
        if not all(one.intact for one in signatures):
            return _changed("verify.signature_broken")
        if not all(one.whole for one in signatures):
            return _changed("verify.appended")
        try:
            drawn = self._redrawer.draw(paper.sheet, paper.size.value)
        except BadInput:  # a sign that no paper of ours can bear
            return _changed("verify.drawn_differs")
        if drawn != _drawn_part(file, signatures):
            return _changed("verify.drawn_differs")
        return None

    def _is_vouched(self, sheet: Sheet, signature: FoundSignature) -> bool:
        """A certified holder who is named on the paper signed nothing but this paper, in time."""
        found, at = signature.certificate, signature.claimed_at
        return (
            found is not None
            and at is not None
            and signature.clean
            and found.certified
            and names_signer(sheet, found)
            and found.valid_from <= at <= self._clock() <= found.valid_until
        )


def _by_memory(sheet: Sheet, signatures: tuple[FoundSignature, ...], memory: DeskMemory) -> Finding:
    """What the desk can say of a consistent file that it did not give out."""
    signed = _code_of(sheet)
    if signed is None:
        return _changed("verify.code_differs")
    order = memory.order(signed.claim.number)
    finding = _code_finding(signed, order, memory)
    if finding.verdict is Verdict.CHANGED or order is None:
        return finding
    if sums_differ(sheet, memory.figures(order, signed.claim.number)):
        return _changed("verify.figures_differ")
    certificate = signatures[0].certificate if signatures else None
    if certificate is not None and memory.signed_with(order, certificate.fingerprint):
        return _changed("verify.signed_otherwise")
    if not memory.is_own(signed):
        return _unknown("verify.other_desk")
    return _unknown("verify.not_given_here")


def _code_finding(signed: SignedClaim, order: Order | None, memory: DeskMemory) -> Finding:
    """What a code alone proves: at most that it is wrong."""
    own = memory.is_own(signed)
    if own and not memory.sealed_here(signed):
        return _changed("qr.forged")
    if order is not None and not _is_of_order(signed.claim, order, memory):
        return _changed("qr.other_content")
    if order is not None:
        return _unknown("qr.compare")
    return _unknown("qr.unknown_number" if own else "qr.other_desk")


def _is_of_order(claim: QrClaim, order: Order, memory: DeskMemory) -> bool:
    return memory.content_hash(order, claim.number) == claim.content_hash


def _code_of(sheet: Sheet) -> SignedClaim | None:
    """Return the code of a numbered paper, None where it says another thing than the paper."""
    frame = sheet.frame
    try:
        signed = read_qr(frame.qr or "")
    except BadInput:
        return None
    same = (signed.claim.number, signed.claim.content_hash) == (frame.number, frame.content_hash)
    return signed if same else None


def _drawn_part(file: bytes, signatures: tuple[FoundSignature, ...]) -> bytes:
    """What stood before the first signature; the whole file where there is none."""
    return file[: signatures[0].signed_bytes] if signatures else file


def _order_of(paper: SheetOnPaper | None, memory: DeskMemory | None) -> Order | None:
    if paper is None or memory is None or not paper.sheet.frame.number:
        return None
    return memory.order(paper.sheet.frame.number)


def _remarks(
    paper: SheetOnPaper | None,
    signatures: tuple[FoundSignature, ...],
    order: Order | None,
    memory: DeskMemory | None,
) -> tuple[Remark, ...]:
    """What must be said beside the verdict."""
    found = []
    if paper is not None and paper.sheet.frame.marking.kind is MarkKind.COPY:
        found.append(Remark("verify.copy"))
    for one in signatures:
        if one.certificate is None:
            continue
        code = "verify.signed_certified" if one.certificate.certified else "verify.signed_by"
        facts = {"name": one.certificate.name, "issuer": one.certificate.issuer}
        found.append(Remark(code, facts))
    if paper is not None and memory is None:
        found.append(Remark("verify.without_desk"))
    return (*found, *(() if order is None else _order_remarks(order)))


def _order_remarks(order: Order) -> tuple[Remark, ...]:
    return (Remark("verify.number_void"),) if order.state is OrderState.VOID else ()


def _said(signed: SignedClaim) -> Remark:
    claim = signed.claim
    return Remark("qr.says", {"number": claim.number, "desk": claim.device})


def _unknown(code: str) -> Finding:
    return Finding(Verdict.UNKNOWN, Remark(code))


def _changed(code: str) -> Finding:
    return Finding(Verdict.CHANGED, Remark(code))
