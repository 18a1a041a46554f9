"""What must hold before a content binds: no block; its questions with their reasons, its figures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from bejo_desktop.application.answering import answers_to
from bejo_desktop.application.drafts.figuring import with_figures
from bejo_desktop.application.drafts.flags import vendor_of
from bejo_desktop.application.drafts.showing import Showing
from bejo_desktop.domain.drafters import require_named_official
from bejo_desktop.domain.errors import RuleBroken
from bejo_desktop.domain.meter import scale_of
from bejo_desktop.domain.order import Act as Move

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bejo_desktop.application.ports.store import Reading
    from bejo_desktop.application.queueing import Act
    from bejo_desktop.application.views import DraftView, Flag
    from bejo_desktop.domain.content import OrderContent
    from bejo_desktop.domain.order import Order
    from bejo_desktop.domain.rules.book import RuleBook

HANDED_IN: Final = frozenset({Move.SUBMIT, Move.BUY, Move.AMEND})
"""Acts by which a content, with its reasons, reaches the centre."""


@dataclass(frozen=True, slots=True)
class Checking:
    """The checks of one act that makes a content bind: a submit, a purchase, an addendum."""

    reading: Reading
    rules: RuleBook
    act: Act

    def checked(self, order: Order, answers: Mapping[str, str]) -> OrderContent:
        """
        Return the draft's content as it binds: vendor and figures of now, with the reasons given.

        A question without a reason is kept as an open one, for whoever looks next and for the
        auditor: it asks, it never stops.

        Args:
            order: a draft; its content is not changed.
            answers: reasons by code of the flag, "" for every open question.

        Raises:
            RuleBroken: the first block by its code; `order.reason_short`, `order.reason_long`.
        """
        content, flags = self._bound(order)
        content = self._signed_for(order, content)
        reasons = answers_to(content, flags, answers, self.act.officer.nip)
        content = replace(content, flag_reasons=reasons, rule_pack=self.rules.version)
        return with_figures(content, self.rules)

    def seen(self, order: Order) -> DraftView:
        """Return what the checks say of a draft with the vendor of now; nothing is refused."""
        probe = replace(order, content=self._with_vendor(order.content))
        return Showing(self.reading, self.rules, self.act.now).view(
            probe, self.act.officer, self.act.now
        )

    def _bound(self, order: Order) -> tuple[OrderContent, Sequence[Flag]]:
        view = self.seen(order)
        if view.blocks:
            raise refusal(view.blocks[0])
        return self._with_vendor(order.content), view.flags

    def _with_vendor(self, content: OrderContent) -> OrderContent:
        vendor = vendor_of(self.reading, content)
        tax = content.vendor_tax if vendor is None else vendor.tax
        return replace(content, vendor_tax=tax, vendor_scale=scale_of(vendor))

    def _signed_for(self, order: Order, content: OrderContent) -> OrderContent:
        """Whoever hands it in answers for its reasons, but for those that were handed in before."""
        before = {event.by for event in order.history if event.act in HANDED_IN}
        reasons = tuple(
            one if one.by in before else replace(one, by=self.act.officer.nip)
            for one in content.flag_reasons
        )
        return replace(content, flag_reasons=reasons)


def require_own(reading: Reading, content: OrderContent, act: Act) -> None:
    """Refuse what was typed for another official (AccessDenied `access.official_other`)."""
    names = {officer.nip: officer.name for officer in reading.reference.officers()}
    require_named_official(act.officer, content.official, names.get(content.official, ""))


def refusal(flag: Flag) -> RuleBroken:
    """Return a block as the error that an act raises."""
    where = {"line": flag.line} if flag.line else {}
    return RuleBroken(flag.code, **flag.facts, **where, field=flag.field)
