from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import timedelta, timezone

import msgspec
import pytest

from bejo_desktop.contract.canonical import canonical, content_hash, digest
from bejo_desktop.contract.chain import FIRST_LINK, link
from bejo_desktop.contract.codec import decode, encode
from bejo_desktop.contract.content import Content, from_wire, to_wire
from bejo_desktop.contract.intents import Intent
from bejo_desktop.domain.errors import BadInput
from bejo_desktop.domain.money import Rupiah


def independent_hash(data: bytes, *, before: bytes = b"") -> str:
    value = json.loads(data)
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(before + text.encode()).hexdigest()


def test_the_content_hash_is_the_sha256_of_sorted_json(order_content):
    assert content_hash(order_content) == independent_hash(encode(to_wire(order_content)))


def test_the_content_comes_back_from_the_wire_equal_and_with_the_same_hash(order_content):
    data = canonical(to_wire(order_content))
    read = decode(data, Content, limit=100_000)
    assert from_wire(read) == order_content
    assert digest(read) == content_hash(order_content)
    assert digest(to_wire(from_wire(read))) == content_hash(order_content)


def test_a_draft_without_vendor_and_figures_has_a_hash_too(order_content):
    draft = replace(order_content, vendor="", vendor_tax=None, figures=None, lines=())
    assert from_wire(to_wire(draft)) == draft
    assert len(content_hash(draft)) == 64


@pytest.mark.parametrize(
    "change",
    [
        {"package": "Kertas triwulan II"},
        {"note": ""},
        {"shipping": Rupiah(1)},
        {"figures": None},
        {"platform_ref": ""},
    ],
)
def test_whatever_changes_in_the_content_changes_the_hash(order_content, change):
    assert content_hash(replace(order_content, **change)) != content_hash(order_content)


def test_shares_that_are_not_one_a_line_are_refused(order_content):
    message = to_wire(order_content)
    broken = msgspec.structs.replace(
        message, figures=msgspec.structs.replace(message.figures, shares=(1,))
    )
    with pytest.raises(BadInput) as caught:
        from_wire(broken)
    assert (caught.value.code, caught.value.facts["field"]) == (
        "wire.unreadable",
        "figures.shares",
    )


def test_a_link_seals_the_link_before_and_the_whole_intent(intents):
    assert FIRST_LINK == "0" * 64
    first = link(FIRST_LINK, intents[0])
    assert first == independent_hash(encode(intents[0]), before=bytes(32))
    second = link(first, intents[1])
    assert second == independent_hash(encode(intents[1]), before=bytes.fromhex(first))


def test_the_chain_ends_alike_at_both_ends_of_the_wire(intents):
    sent = read = FIRST_LINK
    for intent in intents:
        sent = link(sent, intent)
        read = link(read, decode(encode(intent), Intent, limit=10_000))
    assert sent == read


def test_a_moment_in_another_zone_keeps_its_link_over_the_wire(intents):
    wib = intents[0].t.astimezone(timezone(timedelta(hours=7))).replace(microsecond=120)
    intent = msgspec.structs.replace(intents[0], t=wib)
    read = decode(encode(intent), Intent, limit=10_000)
    assert link(FIRST_LINK, read) == link(FIRST_LINK, intent)
    assert read.t == wib


def test_one_changed_field_changes_the_link(intents):
    links = {link(FIRST_LINK, intents[0])}
    for change in ({"b": 9}, {"mandate": ""}, {"by": "1" * 18}, {"s": 2}):
        links.add(link(FIRST_LINK, msgspec.structs.replace(intents[0], **change)))
    assert len(links) == 5
