"""What must hold before a content binds: no block, a reason for each question, its figures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bejo_desktop.application.answering import answers_to, require_answered
from bejo_desktop.application.drafts.figuring import with_figures
from bejo_desktop.application.drafts.flags import vendor_of
from bejo_desktop.application.drafts.showing import Showing
from bejo_desktop.domain.content import Procedure
from bejo_desktop.domain.drafters import require_named_official
from bejo_desktop.domain.errors import RuleBroken
from bejo_desktop.domain.meter import scale_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bejo_desktop.application.ports.store import Reading
    from bejo_desktop.application.queueing import Act
    from bejo_desktop.application.views import Flag
    from bejo_desktop.domain.content import OrderContent
    from bejo_desktop.domain.order import Order
    from bejo_desktop.domain.rules.book import RuleBook


@dataclass(frozen=True, slots=True)
class Checking:
    """The checks of one act that makes a content bind: a submit, a purchase, an addendum."""

    reading: Reading
    rules: RuleBook
    act: Act

    def checked(self, order: Order, answers: Mapping[str, str]) -> OrderContent:
        """
        Return the draft's content as it binds: vendor and figures of now, with the reasons given.

        A question without a reason stays open and is seen by whoever looks next: it asks, it
        never stops.

        Args:
            order: a draft; its content is not changed.
            answers: reasons by code of the flag, "" for every open question.

        Raises:
            RuleBroken: the first block by its code; `order.reason_short`, `order.reason_long`.
        """
        content, flags = self._bound(order)
        return self._with_reasons(content, flags, answers)

    def answered(self, order: Order, answers: Mapping[str, str]) -> OrderContent:
        """
        Return the same of an act after which nobody looks: there each question has its reason.

        Raises:
            RuleBroken: as `checked`; `order.reasons_missing` with `codes`.
        """
        content, flags = self._bound(order)
        bound = self._with_reasons(content, flags, answers)
        require_answered(flags, bound.flag_reasons)
        return bound

    def _bound(self, order: Order) -> tuple[OrderContent, Sequence[Flag]]:
        vendor = vendor_of(self.reading, order.content)
        tax = order.content.vendor_tax if vendor is None else vendor.tax
        content = replace(order.content, vendor_tax=tax, vendor_scale=scale_of(vendor))
        probe = replace(order, content=content)
        view = Showing(self.reading, self.rules, self.act.now).view(
            probe, self.act.officer, self.act.now
        )
        if view.blocks:
            raise refusal(view.blocks[0])
        return content, view.flags

    def _with_reasons(
        self, content: OrderContent, flags: Sequence[Flag], answers: Mapping[str, str]
    ) -> OrderContent:
        reasons = answers_to(content, flags, answers, self.act.officer.nip)
        content = replace(content, flag_reasons=reasons, rule_pack=self.rules.version)
        return with_figures(content, self.rules)


def require_own(reading: Reading, content: OrderContent, act: Act) -> None:
    """
    Refuse to hand in what was typed for another official, and a small purchase.

    Raises:
        AccessDenied: `access.official_other`.
        RuleBroken: `small.not_submitted`.
    """
    names = {officer.nip: officer.name for officer in reading.reference.officers()}
    require_named_official(act.officer, content.official, names.get(content.official, ""))
    if content.procedure is Procedure.SMALL:
        raise RuleBroken("small.not_submitted")


def refusal(flag: Flag) -> RuleBroken:
    """Return a block as the error that an act raises."""
    where = {"line": flag.line} if flag.line else {}
    return RuleBroken(flag.code, **flag.facts, **where, field=flag.field)
