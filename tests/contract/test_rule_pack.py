"""Rule packs: what a file holds comes back as the same rules, and nothing else is taken."""

from __future__ import annotations

import shutil
from datetime import date

import msgspec
import pytest

import resources
from bejo_desktop.contract.codec import encode
from bejo_desktop.contract.rule_files import altered_files, read_rule_files, read_shipped, stamp
from bejo_desktop.contract.rule_pack import (
    PACK_BYTES_MAX,
    SignedPack,
    book_of,
    edition,
    entries_of,
    read_pack,
    signed_bytes,
)
from bejo_desktop.domain.errors import BadInput
from bejo_desktop.domain.rules.book import RuleBook

FOLDER = resources.path("rules")


@pytest.fixture(scope="module")
def shipped():
    return read_shipped(FOLDER)


@pytest.fixture(scope="module")
def signed(shipped):
    return SignedPack(key="A" * 43, pack=shipped, signature="A" * 86)


@pytest.fixture
def folder(tmp_path):
    """A copy of the program's rule files."""
    copy = tmp_path / "rules"
    shutil.copytree(FOLDER, copy)
    return copy


def test_a_pack_holds_the_rules_of_the_files(shipped):
    assert book_of(shipped).all == RuleBook.parse(read_rule_files(FOLDER)).all


def test_the_manifest_of_the_program_names_its_files_as_they_are():
    # bejo-central rules stamp resources/rules --version V
    assert altered_files(FOLDER) == ()


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "ppn.toml").write_text("rule = []"),
        lambda folder: (folder / "ppn.toml").unlink(),
        lambda folder: (folder / "ppn.toml").rename(folder / "other.toml"),
    ],
    ids=["changed", "gone", "renamed"],
)
def test_a_file_that_is_not_the_one_of_the_manifest_is_named(folder, change):
    change(folder)
    assert "ppn.toml" in altered_files(folder)


def test_ends_of_lines_change_nothing(folder):
    before = altered_files(folder)
    file = folder / "ppn.toml"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert altered_files(folder) == before


def test_a_stamp_writes_the_manifest_anew(folder):
    file = folder / "ppn.toml"
    file.write_text(file.read_text(encoding="utf-8") + "# lain\n", encoding="utf-8")
    stamp(folder, "2027.1.2", date(2027, 1, 3))
    assert altered_files(folder) == ()
    assert read_shipped(folder).version == "2027.1.2"


def test_what_is_written_is_read_again(signed):
    data = encode(signed)
    assert read_pack(data) == signed
    assert encode(read_pack(data)) == data


def test_what_is_signed_changes_with_every_rule(shipped):
    first, *rest = shipped.rules
    other = msgspec.structs.replace(first, law=first.law + ".")
    changed = msgspec.structs.replace(shipped, rules=(other, *rest))
    assert signed_bytes(changed) != signed_bytes(shipped)
    assert signed_bytes(shipped) == signed_bytes(msgspec.structs.replace(shipped))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"\x00\xff\x00",
        b"[" * 10_000,
        b" " * (PACK_BYTES_MAX + 1),
    ],
    ids=["empty", "no fields", "no text", "deep", "large"],
)
def test_a_file_that_is_no_pack_is_refused(data):
    with pytest.raises(BadInput, match=r"rules\.unreadable"):
        read_pack(data)


def test_a_pack_of_another_spelling_is_refused(signed):
    data = encode(signed)
    for spoiled in (data[:-1], data + b" ", data.replace(b'"key"', b'"kez"', 1)):
        with pytest.raises(BadInput, match=r"rules\.unreadable"):
            read_pack(spoiled)


def test_editions_are_compared_as_numbers():
    in_order = ["2025.12.9", "2026.2.1", "2026.11.2", "2026.11.10", "2027.1.1"]
    assert [*sorted(set(in_order), key=edition)] == in_order


@pytest.mark.parametrize("version", ["", "2026", "2026.11", "2026.11.1.1", "2026.011.1", "a.b.c"])
def test_a_version_is_year_month_and_number(version):
    with pytest.raises(BadInput, match=r"rules\.version"):
        edition(version)


def test_a_rule_that_the_program_does_not_know_is_named(shipped):
    first, *rest = shipped.rules
    unknown = msgspec.structs.replace(first, key="ppn.next_year")
    with pytest.raises(BadInput) as refused:
        book_of(msgspec.structs.replace(shipped, rules=(unknown, *rest)), lacking=book_of(shipped))
    assert refused.value.code == "rules.not_for_this_program"
    assert "ppn.next_year" in refused.value.facts["problem"]


@pytest.mark.parametrize(
    "document",
    [{}, {"rule": []}, {"rule": [{"key": "pph23"}]}, {"rule": "pph23"}],
    ids=str,
)
def test_files_that_are_not_all_rules_make_no_pack(document):
    with pytest.raises(BadInput, match=r"rules\.broken"):
        entries_of([document])
