"""A draft from a file: what commands.md allows, and nothing beside it."""

import json
from datetime import date

import pytest

from bejo_desktop.application.drafts.file import read_draft
from bejo_desktop.domain.content import Delivery
from bejo_desktop.domain.errors import BejoError
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.quantity import Quantity

WHOLE = {
    "vendor": "V-00042",
    "budget_line": "5.02.01.2.06.0005/5.1.02.01.01.0025",
    "rup": "40123456",
    "package": "Kertas triwulan I",
    "ordered_on": "2026-05-01",
    "due_on": "2026-05-12",
    "platform": "toko_daring",
    "platform_ref": "",
    "payment": "UP",
    "price_mode": "exclusive",
    "deliver_to": {"name": "Gudang", "phone": "0331000000", "address": "Jl. Contoh"},
    "note": "",
    "lines": [{"product": "P-000123", "quantity": "10", "unit_price": 54000, "note": ""}],
    "discount": 0,
    "shipping": 0,
}


def read(document):
    return read_draft(json.dumps(document).encode())


def test_the_draft_of_the_interface_is_read_whole():
    draft = read(WHOLE)
    assert (draft.vendor, draft.package) == ("V-00042", "Kertas triwulan I")
    assert (draft.ordered_on, draft.due_on) == (date(2026, 5, 1), date(2026, 5, 12))
    assert draft.deliver_to == Delivery("Gudang", "0331000000", "Jl. Contoh")
    (line,) = draft.lines
    assert (line.product, line.quantity) == ("P-000123", Quantity.of("10"))
    assert (line.unit_price, line.budget_line) == (Rupiah(54_000), "")


@pytest.mark.parametrize("around", ["{}", '{{"lines": [{}]}}', '{{"deliver_to": {}}}'])
def test_a_field_that_stands_twice_is_refused_at_every_depth(around):
    twice = '{"note": "a", "note": "b"}'
    with pytest.raises(BejoError) as refused:
        read_draft(around.format(twice).encode())
    assert refused.value.facts["problem"] == "a field stands there twice"


def test_what_is_left_out_takes_its_default():
    needed = {key: WHOLE[key] for key in ("vendor", "budget_line", "package")}
    draft = read(needed | {"lines": [{"product": "P-000123", "quantity": "2.5"}]})
    assert (draft.ordered_on, draft.due_on, draft.lines[0].unit_price) == (None, None, None)
    assert (draft.platform, draft.payment, draft.price_mode) == ("none", "UP", "exclusive")


@pytest.mark.parametrize("field", ["vendor", "budget_line", "package", "lines"])
def test_what_is_needed_is_asked_for_by_name(field):
    document = {key: value for key, value in WHOLE.items() if key != field}
    with pytest.raises(BejoError) as refusal:
        read(document)
    assert (refusal.value.code, refusal.value.facts["field"]) == ("quote.missing", field)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"vendr": "V-1"}, "vendr"),
        ({"deliver_to": {"street": "x"}}, "deliver_to.street"),
        ({"ordered_on": "01-05-2026"}, "ordered_on"),
        ({"lines": [{"product": "P-000123", "quantity": 10}]}, "lines[0].quantity"),
        ({"lines": [{"quantity": "10"}]}, "lines[0].product"),
        ({"lines": {"product": "P-000123"}}, "lines"),
        ({"shipping": 0.5}, "shipping"),
        ({"note": None}, "note"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_cannot_be_read_is_refused_by_its_path(changes, field):
    with pytest.raises(BejoError) as refusal:
        read(WHOLE | changes)
    assert refusal.value.facts["field"] == field


@pytest.mark.parametrize("lines", [[], [WHOLE["lines"][0]] * 201], ids=["empty", "201"])
def test_an_order_has_1_to_200_lines(lines):
    with pytest.raises(BejoError, match=r"order\.(empty|too_many_lines)"):
        read(WHOLE | {"lines": lines})
