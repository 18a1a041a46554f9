"""Why each figure is what it is: the rule with its law and date, and the numbers put in."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from bejo_desktop.application.views import Why
from bejo_desktop.domain.codes import Role
from bejo_desktop.domain.money import ZERO

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from fractions import Fraction

    from bejo_desktop.domain.content import OrderContent
    from bejo_desktop.domain.figures import Figures, IncomeTax
    from bejo_desktop.domain.rules.book import Rule, RuleBook

SIGNER: Final = Role.PPK
"""Who signs the Surat Pesanan at every value."""
_UNDECIDED: Final = ("pph22.marketplace.skb_exempts", "pph22.marketplace.below_500m_exempts")
"""Whether a platform spares the vendor (domain.md 9.2): the order tells which way it was taken."""


def reasons_of(content: OrderContent, rules: RuleBook) -> tuple[Why, ...]:
    """
    Return the reason of every figure, in the order of the panel; empty without figures.

    The rules are those whose ids the figures carry, so an old order keeps its old reasons.
    """
    figures = content.figures
    if figures is None:
        return ()
    rules = rules.of(content.rule_pack)
    return tuple(_Reasons(content, figures, _used(figures.rules, rules), rules).all())


def percent(rate: Fraction) -> str:
    """Return a rate as on paper: `12%`, `0,5%`."""
    hundredths = Decimal(rate.numerator * 100) / Decimal(rate.denominator)
    return f"{hundredths.normalize():f}%".replace(".", ",")


def used_rules(content: OrderContent, rules: RuleBook) -> Mapping[str, Rule]:
    """Return the rules that the order's figures carry, by key; empty without figures."""
    if content.figures is None:
        return {}
    return _used(content.figures.rules, rules.of(content.rule_pack))


def _used(ids: Iterable[str], rules: RuleBook) -> Mapping[str, Rule]:
    wanted = set(ids)
    return {rule.key: rule for rule in rules.all if rule.id in wanted}


@dataclass(frozen=True, slots=True)
class _Reasons:
    """The reasons of one order; `used` are its rules by key."""

    content: OrderContent
    figures: Figures
    used: Mapping[str, Rule]
    rules: RuleBook

    def all(self) -> Iterator[Why]:
        yield self._plain("total", self._total())
        yield from self._sales()
        yield from self._income()
        yield self._plain("net", self._net())
        yield self._collector()
        yield from self._of("buyer", "officer.pp_limit", self._limit("officer.pp_limit"))
        yield self._plain("signer", SIGNER.value)
        yield from self._form()
        yield from self._of("rounding", "rounding.tax", self.figures.rounding)
        yield from self._of(
            "meterai_receipt", "meterai.receipt_above", self._limit("meterai.receipt_above")
        )

    def _plain(self, figure: str, numbers: str) -> Why:
        return Why(figure=figure, rule="", source="", since=None, numbers=numbers)

    def _of(self, figure: str, key: str, numbers: str) -> Iterator[Why]:
        rule = self.used.get(key)
        if rule is not None:
            yield Why(figure, rule.id, rule.law, rule.starts_on, numbers)

    def _total(self) -> str:
        parts = [self.figures.base, self.figures.ppn, self.figures.pbjt]
        return f"{' + '.join(str(x) for x in parts if x != ZERO)} = {self.figures.total}"

    def _net(self) -> str:
        kept = [
            self.figures.ppn_collected,
            self.figures.pbjt,
            *(x.amount for x in self.figures.pph),
        ]
        taken = "".join(f" − {amount}" for amount in kept if amount != ZERO)
        return f"{self.figures.total}{taken} = {self.figures.net_to_vendor}"

    def _sales(self) -> Iterator[Why]:
        rate = self.used.get("ppn.rate")
        if rate is not None:
            yield from self._of("ppn", rate.key, f"{percent(rate.ratio)} → {self.figures.ppn}")
        for key in ("ppn.base", "ppn.base.luxury"):
            rule = self.used.get(key)
            if rule is not None and self.figures.dpp_nilai_lain is not None:
                sum_ = f"{rule.ratio} × {self.figures.base} = {self.figures.dpp_nilai_lain}"
                yield from self._of("dpp_nilai_lain", key, sum_)
        collected = f"{self._limit('ppn.bendahara.floor')} → {self.figures.ppn_collected}"
        yield from self._of("ppn_collected", "ppn.bendahara.floor", collected)
        pbjt = self.used.get("pbjt.makmin")
        if pbjt is not None:
            yield from self._of("pbjt", pbjt.key, f"{percent(pbjt.ratio)} → {self.figures.pbjt}")

    def _income(self) -> Iterator[Why]:
        by_id = {rule.id: rule for rule in self.used.values()}
        for row in self.figures.pph:
            rule = by_id.get(row.rule)
            if rule is not None:
                numbers = f"{percent(rule.ratio)} × {row.base} = {row.amount}{self._doubled(row)}"
                yield Why(f"pph.{row.article}", rule.id, rule.law, rule.starts_on, numbers)

        for key in _UNDECIDED:
            rule = self.used.get(key)
            if rule is not None:
                yield from self._of("exempt", key, "on" if rule.switch else "off")

    def _doubled(self, row: IncomeTax) -> str:
        keys = {"22": "pph22.bendahara.no_npwp", "23": "pph23.no_npwp"}
        rule = self.used.get(keys.get(row.article, ""))
        return "" if rule is None else f" (× {rule.number})"

    def _form(self) -> Iterator[Why]:
        steps = [key for key in self.used if key.startswith("form.")]
        if steps:  # the last limit looked at is the one that decided
            yield from self._of(
                "form", steps[-1], f"{self._limit(steps[-1])} → {self.figures.form}"
            )
        else:
            yield self._plain("form", self.figures.form)

    def _limit(self, key: str) -> str:
        rule = self.used.get(key)
        return "" if rule is None else f"Rp{rule.number:,}".replace(",", ".")

    def _collector(self) -> Why:
        """Who collects is chosen before the figures, so its rule is not among theirs."""
        content = self.content
        key = f"collector.{content.platform.value}.{content.payment.value}"
        rule = self.rules.on(key, content.due_on)
        numbers = content.collector.value
        if content.collector_reason:
            numbers = f"{rule.word} → {numbers}: {content.collector_reason}"
        return Why("collector", rule.id, rule.law, rule.starts_on, numbers)
