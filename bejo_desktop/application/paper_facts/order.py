"""From an order to the plain facts of its Surat Pesanan: names, addresses and printed rates."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bejo_desktop.application.drafts.figuring import figures_of
from bejo_desktop.application.drafts.why import percent, used_rules
from bejo_desktop.application.paper_facts.basis import approval_of, basis_of, first_hash, form_of
from bejo_desktop.application.paper_facts.people import issuer
from bejo_desktop.contract.canonical import content_hash
from bejo_desktop.domain.authority import method_for
from bejo_desktop.domain.budget import shares_by_line
from bejo_desktop.domain.content import PenaltyBase
from bejo_desktop.domain.errors import BadInput, NotFound, RuleBroken
from bejo_desktop.domain.flags.past import account_of
from bejo_desktop.domain.money import ZERO, Rupiah
from bejo_desktop.domain.paper.facts import (
    AccountFacts,
    DeliveryFacts,
    FigureFacts,
    LineFacts,
    PackageFacts,
    PurchaseOrderFacts,
    TermFacts,
    UnitFacts,
    VendorFacts,
)
from bejo_desktop.domain.paper.qr import QrClaim, qr_text
from bejo_desktop.domain.paper.surat_pesanan import usual_terms

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bejo_desktop.application.ports.store import Reading
    from bejo_desktop.application.ports.system import Seal, Words
    from bejo_desktop.domain.budget import BudgetLine
    from bejo_desktop.domain.content import OrderContent
    from bejo_desktop.domain.figures import Figures
    from bejo_desktop.domain.order import Order
    from bejo_desktop.domain.paper.facts import BasisFacts, CopyFacts, PaperTexts
    from bejo_desktop.domain.parties import Unit, Vendor
    from bejo_desktop.domain.rules.book import RuleBook


@dataclass(frozen=True, slots=True)
class FactFinder:
    """
    Gathers what the paper of one order says.

    Args:
        phrases: Indonesian words for offices and addresses: papers know no other language.
        seal: signs the code of the paper with the desk's own key.
    """

    reading: Reading
    rules: RuleBook
    phrases: Words
    texts: PaperTexts
    seal: Seal

    def first_facts(self, order: Order, copy: CopyFacts | None) -> PurchaseOrderFacts:
        """
        Return what the order said when it got its number: an addendum does not change its paper.

        Errors as `facts`.
        """
        if order.first_content is None:
            return self.facts(order, copy)
        return self.facts(replace(order, content=order.first_content), copy)

    def facts(self, order: Order, copy: CopyFacts | None) -> PurchaseOrderFacts:
        """
        Return the facts as they hold now; without a number they make a KONSEP.

        Raises:
            BadInput: `order.vendor_missing`.
            RuleBroken: `order.empty`, `quote.*`.
            NotFound: `unit.not_loaded`, `vendor.unknown`.
        """
        content, figures = self.figured(order)
        unit = self.reading.reference.unit()
        budget = {x.code: x for x in self.reading.reference.budget(content.ordered_on.year)}
        number = order.number_text or None
        hash_ = first_hash(order) or content_hash(content)
        return PurchaseOrderFacts(
            unit=self._unit(unit),
            officer=issuer(self, order),
            vendor=self._vendor(content),
            package=_package(unit, content, budget),
            accounts=by_account(content.shares, budget),
            lines=tuple(
                LineFacts(
                    name=line.name,
                    quantity=line.quantity,
                    measure=line.measure,
                    unit_price=line.unit_price,
                    amount=line.amount,
                    origin=line.origin,
                    note=line.note,
                )
                for line in content.lines
            ),
            figures=self.rates_of(content, figures),
            ordered_on=content.ordered_on,
            due_on=content.due_on,
            delivery=self._delivery(unit, content),
            terms=self._terms(content),
            content_hash=hash_,
            payment=content.payment,
            platform=content.platform,
            platform_ref=content.platform_ref,
            platform_ref_on=content.platform_on,
            price_mode=content.price_mode,
            collector=content.collector,
            kind=content.kind,
            basis=(*basis_of(content), *self._approval(order)),
            copies_to=tuple(self.phrases.phrase("paper.copies_to").split("|")),
            stamp_duty=self._stamp_duty(content, figures),
            number=number,
            qr=self.code(number, hash_) if number else None,
            signed_on=order.signed_on,
            copy=copy,
            form=form_of(order, figures),
            method=self._method(content),
        )

    def figured(self, order: Order) -> tuple[OrderContent, Figures]:
        """
        Return the content with its figures, computed anew while it is a draft.

        Raises:
            BadInput: `order.vendor_missing`.
            RuleBroken: `order.empty`, `quote.*`.
        """
        content = order.content
        if order.content_hash is None:
            content = replace(content, figures=figures_of(content, self.rules))
        if content.figures is None:
            if not content.vendor:
                raise BadInput("order.vendor_missing", field="vendor")
            raise RuleBroken("order.empty")
        return content, content.figures

    def author(self) -> str:
        """Return the full name of the unit, which stands as author in every file."""
        return self._unit(self.reading.reference.unit()).full_name

    def _unit(self, unit: Unit) -> UnitFacts:
        region = unit.region_name
        phrase = self.phrases.phrase
        return UnitFacts(
            government=unit.government,
            name=unit.name,
            full_name=f"{unit.name} {_full(region)}",
            short_name=f"{unit.name} {region}",
            place=unit.place,
            letterhead=(
                phrase("paper.letterhead_address", address=unit.address, code=unit.postal_code),
                phrase("paper.letterhead_contact", phone=unit.phone, email=unit.email),
            ),
            street=unit.address,
            npwp=unit.npwp,
        )

    def _vendor(self, content: OrderContent) -> VendorFacts:
        vendor: Vendor = self.reading.reference.vendor(content.vendor)
        assert content.vendor_tax is not None
        bank = f"{vendor.bank} {vendor.bank_account}".strip()
        scale = self.phrases.phrase("paper.scale", size=vendor.size) if vendor.size else ""
        return VendorFacts(
            name=vendor.name,
            signer=vendor.signatory,
            signer_office=vendor.signatory_position,
            address=vendor.address,
            pkp=content.vendor_tax.pkp,
            npwp=vendor.npwp,
            nib=vendor.nib,
            scale=scale,
            bank=bank,
            bank_holder=vendor.account_holder,
            phone=vendor.phone,
        )

    def rates_of(self, content: OrderContent, figures: Figures) -> FigureFacts:
        """Return figures of the content with the rates they were made with, as printed."""
        used = used_rules(replace(content, figures=figures), self.rules)
        ppn, pbjt = used.get("ppn.rate"), used.get("pbjt.makmin")
        return FigureFacts(
            lines=sum((line.amount for line in figures.lines), start=ZERO),
            base=figures.base,
            ppn=figures.ppn,
            pbjt=figures.pbjt,
            total=figures.total,
            discount=content.discount,
            shipping=content.shipping,
            other_base=figures.dpp_nilai_lain,
            ppn_rate="" if ppn is None else percent(ppn.ratio),
            pbjt_rate="" if pbjt is None else percent(pbjt.ratio),
        )

    def _delivery(self, unit: Unit, content: OrderContent) -> DeliveryFacts:
        wanted = content.deliver_to
        return DeliveryFacts(
            address=wanted.address or f"{unit.name}, {unit.address}",
            receiver=wanted.name,
            phone=wanted.phone,
            distribution_attached=bool(content.places),
        )

    def divisor(self, on: date) -> int:
        """Return 1000 for a penalty of 1/1000 a day (rule `denda.rate`)."""
        return int(1 / self.rules.on("denda.rate", on).ratio)

    def _approval(self, order: Order) -> tuple[BasisFacts, ...]:
        names = {one.nip: one.name for one in self.reading.reference.officers()}
        return approval_of(order, names)

    def _terms(self, content: OrderContent) -> TermFacts:
        terms = usual_terms(self.texts, penalty_divisor=self.divisor(content.ordered_on))
        late_part = content.penalty_base is PenaltyBase.LATE_PART
        return replace(terms, penalty_base="part" if late_part else "whole")

    def _method(self, content: OrderContent) -> str:
        """The word of the rules of the order's day (rules `method.*`)."""
        word = method_for(content.platform, content.ordered_on, self.rules)
        return self.texts["methods"][f"{content.platform.value}_{word.value}"]

    def _stamp_duty(self, content: OrderContent, figures: Figures) -> Rupiah | None:
        if not figures.meterai_order:
            return None
        return Rupiah(self.rules.on("meterai.amount", content.ordered_on).number)

    def code(self, number: str, content_hash: str) -> str:
        """
        Return the text of the QR code, signed by this desk.

        Raises:
            NotFound: `desk.not_enrolled`.
        """
        identity = self.reading.sync.identity()
        if identity is None:
            raise NotFound("desk.not_enrolled")
        claim = QrClaim(identity.device, number, content_hash)
        signature = self.seal(identity.private_key, claim.signed_part())
        return qr_text(identity.address, claim, signature)


def _full(region: str) -> str:
    return region.replace("Kab. ", "Kabupaten ")


def _package(unit: Unit, content: OrderContent, budget: Mapping[str, BudgetLine]) -> PackageFacts:
    used = dict.fromkeys(line.budget_line for line in content.lines)
    activities = dict.fromkeys(
        f"{budget[code].sub_activity} {budget[code].sub_activity_name}"
        for code in used
        if code in budget
    )
    return PackageFacts(
        name=content.package,
        fiscal_year=content.ordered_on.year,
        rup=content.rup,
        fund=unit.fund,
        dpa=unit.dpa,
        sub_activities=tuple(activities),
    )


def by_account(
    shares: Mapping[str, Rupiah], budget: Mapping[str, BudgetLine]
) -> tuple[AccountFacts, ...]:
    """Return one row a kode rekening, in the order of `shares`; sub kegiatan of one join."""
    sums = shares_by_line((account_of(code), share) for code, share in shares.items())
    names = {line.account: line.account_name for line in budget.values() if line.code in shares}
    return tuple(AccountFacts(code, names.get(code, ""), sum_) for code, sum_ in sums.items())
