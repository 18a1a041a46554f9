"""A standard price on the wire: its id names region, year, list and row."""

import json

import pytest

from bejo_desktop.contract.codec import decode, encode
from bejo_desktop.contract.rows import PriceRow
from bejo_desktop.domain.errors import BadInput

ID = "35.09/2026/ssh/1.1.7.01.02.0001-0a1b2c3d.2"


def row(row_id):
    return PriceRow(id=row_id, rev=7, name="Kertas HVS", measure="rim", price=60_000)


def test_what_is_not_told_is_left_out_and_read_back():
    wire = encode(row(ID))
    assert json.loads(wire) == {
        "k": "price",
        "id": ID,
        "rev": 7,
        "name": "Kertas HVS",
        "measure": "rim",
        "price": 60_000,
    }
    assert decode(wire, PriceRow, limit=10_000) == row(ID)


@pytest.mark.parametrize(
    "row_id",
    ["", "35.09", "35.09/2026/ssh", "35.09/26/ssh/a", "35.09/2026/hps/a", f"{ID}/x", f"{ID}\n"],
)
def test_an_id_that_names_no_row_is_unreadable(row_id):
    with pytest.raises(BadInput, match=r"wire\.unreadable"):
        decode(encode(row(row_id)), PriceRow, limit=10_000)
