"""The centre judges figures by the pack that made them, whatever it published since."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

import resources
from bejo_central.admin import rules
from bejo_central.rulebook import load_pack
from bejo_desktop.contract.rule_files import read_rule_files
from bejo_desktop.contract.rule_pack import RulePack, book_of, entries_of
from bejo_desktop.domain.tax.computing import compute

NEW = "2027.1.1"
INCOME_TAXES = {"pph22.bendahara", "pph23", "pph.final"}


def documents(rate):
    """The shipped rules with other rates of income tax."""
    return [
        {
            "rule": [
                {**rule, "rate": rate} if rule["key"] in INCOME_TAXES else rule
                for rule in document["rule"]
            ]
        }
        for document in read_rule_files(resources.path("rules"))
    ]


@pytest.fixture
def publish(centre):
    def publish(rate="2.5%"):
        publication = rules.Publication(documents(rate), NEW, date(2026, 10, 9), date(2027, 12, 31))
        with centre.acting() as account:
            rules.publish(account, publication)

    return publish


@pytest.fixture
def order(centre):
    """An order above the floor of PPh 22, computed by the program's own pack."""
    content = replace(centre.an_order(quantity="900"), rule_pack=load_pack().version)
    assert content.figures.pph
    return content


def verdict(desk, content):
    order, _ = desk.submit(content)
    number, seq = desk.final(order, content)
    assert number
    desk.exchange()
    return desk.outcome(seq)


def test_an_order_of_an_older_pack_is_accepted_after_a_new_one(desk, order, publish):
    publish()
    assert verdict(desk, order) == ("ok", [])


def test_an_order_of_the_new_pack_is_judged_by_it(desk, order, publish):
    publish()
    pack = RulePack(version=NEW, issued_on=date(2026, 10, 9), rules=entries_of(documents("2.5%")))
    figures = compute(order.quote(), book_of(pack))
    assert figures != order.figures
    assert verdict(desk, replace(order, figures=figures, rule_pack=NEW)) == ("ok", [])


def test_figures_of_another_pack_than_the_order_names_are_refused(desk, order, publish):
    publish()
    assert verdict(desk, replace(order, rule_pack=NEW))[0] == "rej"
