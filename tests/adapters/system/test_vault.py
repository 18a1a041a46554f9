"""Each officer opens the same key with an own passphrase, and guessing takes ever longer."""

from __future__ import annotations

import json
import os

import pytest
from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.keywrap import aes_key_unwrap

from bejo_desktop.adapters.system.device_file import Cost
from bejo_desktop.adapters.system.vault import FileVault
from bejo_desktop.domain.errors import AccessDenied, EnvironmentFailed, NotFound

GOOD = "kopi pagi di Jember"
WRONG = "kopi sore di Jember"


def created(vault, officer, passphrase):
    """A desk with its first officer; returns the database key."""
    key = vault.begin(passphrase)
    vault.add(officer, passphrase, key)
    return key


def refused(vault, nip, passphrase=WRONG):
    with pytest.raises(AccessDenied) as refusal:
        vault.unlock(nip, passphrase)
    return refusal.value.code, refusal.value.facts


def test_a_new_desk_has_no_officers(a_vault):
    assert list(a_vault().holders()) == []


def test_a_desk_that_is_only_begun_has_no_officers_and_keeps_its_key(a_vault, siti):
    key = a_vault().begin(GOOD)
    assert list(a_vault().holders()) == []
    with pytest.raises(NotFound, match=r"officer\.unknown"):
        a_vault().unlock(siti.nip, GOOD)
    assert a_vault().begin(GOOD) == key


def test_a_desk_begun_with_another_passphrase_begins_anew(a_vault):
    key = a_vault().begin(GOOD)
    other = a_vault().begin(WRONG)
    assert other != key
    assert a_vault().begin(WRONG) == other


def test_the_first_officer_ends_the_beginning(a_vault, siti, tmp_path):
    created(a_vault(), siti, GOOD)
    assert json.loads((tmp_path / "device.json").read_bytes())["begun"] is None


def test_the_passphrase_opens_the_key_again_after_a_new_start(a_vault, siti):
    key = created(a_vault(), siti, GOOD)
    assert len(key) == 32
    assert a_vault().holders() == [siti]
    assert a_vault().unlock(siti.nip, GOOD) == key


def test_a_second_officer_opens_the_same_key_with_another_passphrase(a_vault, siti, bambang):
    key = created(a_vault(), siti, GOOD)
    a_vault().add(bambang, "rapat Senin pukul delapan", key)
    assert a_vault().holders() == [siti, bambang]
    assert a_vault().unlock(bambang.nip, "rapat Senin pukul delapan") == key
    assert a_vault().unlock(siti.nip, GOOD) == key
    assert refused(a_vault(), bambang.nip, GOOD)[0] == "access.passphrase"


def test_an_officer_who_is_added_again_has_the_new_passphrase_only(a_vault, siti):
    key = created(a_vault(), siti, GOOD)
    a_vault().add(siti, "teh manis tanpa gula", key)
    assert a_vault().holders() == [siti]
    assert a_vault().unlock(siti.nip, "teh manis tanpa gula") == key
    refused(a_vault(), siti.nip, GOOD)


def test_an_officer_who_is_not_here_is_named(a_vault, siti):
    created(a_vault(), siti, GOOD)
    with pytest.raises(NotFound, match=r"officer\.unknown"):
        a_vault().unlock("190000000000000000", GOOD)


def test_two_spellings_of_one_letter_are_one_passphrase(a_vault, siti):
    key = created(a_vault(), siti, "caf\u00e9 di sudut jalan")
    assert a_vault().unlock(siti.nip, "cafe\u0301 di sudut jalan") == key


def test_each_wrong_try_makes_the_wait_longer_up_to_the_tenth(a_vault, siti, clock):
    key = created(a_vault(), siti, GOOD)
    waits = []
    for _ in range(12):
        code, facts = refused(a_vault(), siti.nip)
        assert code == "access.passphrase"
        waits.append(facts["seconds"])
        clock.move(seconds=facts["seconds"])
    assert waits == [0, 1, 2, 5, 15, 30, 60, 120, 300, 600, 600, 600]
    assert a_vault().unlock(siti.nip, GOOD) == key
    assert refused(a_vault(), siti.nip) == ("access.passphrase", {"seconds": 0})


def test_before_the_wait_is_over_even_the_right_passphrase_is_not_tried(a_vault, siti, clock):
    key = created(a_vault(), siti, GOOD)
    for _ in range(4):
        clock.move(seconds=refused(a_vault(), siti.nip)[1]["seconds"])
    assert refused(a_vault(), siti.nip) == ("access.passphrase", {"seconds": 15})
    clock.move(seconds=10)
    assert refused(a_vault(), siti.nip, GOOD) == ("access.wait", {"seconds": 5})
    clock.move(seconds=5)
    assert a_vault().unlock(siti.nip, GOOD) == key


def test_turning_the_clock_back_starts_the_wait_again_and_forward_wins_once_only(
    a_vault, siti, clock
):
    key = created(a_vault(), siti, GOOD)
    for _ in range(5):
        clock.move(seconds=refused(a_vault(), siti.nip)[1]["seconds"])
    refused(a_vault(), siti.nip)
    clock.move(days=-3650)
    assert refused(a_vault(), siti.nip, GOOD) == ("access.wait", {"seconds": 30})
    clock.move(seconds=29)
    assert refused(a_vault(), siti.nip, GOOD) == ("access.wait", {"seconds": 1})
    clock.move(seconds=1)
    assert a_vault().unlock(siti.nip, GOOD) == key


def test_the_wait_of_one_officer_does_not_hold_up_another(a_vault, siti, bambang):
    key = created(a_vault(), siti, GOOD)
    a_vault().add(bambang, GOOD, key)
    for _ in range(2):
        refused(a_vault(), siti.nip)
    assert refused(a_vault(), siti.nip)[0] == "access.wait"
    assert a_vault().unlock(bambang.nip, GOOD) == key


def test_the_file_holds_neither_key_nor_passphrase_and_is_its_owners_only(a_vault, siti, tmp_path):
    key = created(a_vault(), siti, GOOD)
    file = tmp_path / "device.json"
    text = file.read_text(encoding="utf-8")
    assert key.hex() not in text
    assert GOOD not in text
    assert [path.name for path in tmp_path.iterdir()] == ["device.json"]
    if os.name == "posix":
        assert file.stat().st_mode & 0o777 == 0o600


def test_the_key_is_wrapped_as_the_file_says(a_vault, siti, tmp_path):
    """AES key wrap (RFC 3394) under Argon2id (RFC 9106), called here by hand."""
    key = created(a_vault(), siti, GOOD)
    (entry,) = json.loads((tmp_path / "device.json").read_bytes())["holders"]
    cost = entry["cost"]
    wrapping = hash_secret_raw(
        GOOD.encode(),
        bytes.fromhex(entry["salt"]),
        time_cost=cost["passes"],
        memory_cost=cost["memory_kib"],
        parallelism=cost["lanes"],
        hash_len=32,
        type=Type.ID,
    )
    assert aes_key_unwrap(wrapping, bytes.fromhex(entry["wrapped"])) == key


def test_no_two_officers_share_a_salt_or_a_wrapping(a_vault, siti, bambang, tmp_path):
    key = created(a_vault(), siti, GOOD)
    a_vault().add(bambang, GOOD, key)
    first, second = json.loads((tmp_path / "device.json").read_bytes())["holders"]
    assert first["salt"] != second["salt"]
    assert first["wrapped"] != second["wrapped"]


def test_a_guess_costs_what_the_design_asks_unless_told_otherwise(tmp_path, siti):
    assert Cost() == Cost(memory_kib=64 * 1024, passes=3, lanes=1)
    created(FileVault(tmp_path / "device.json"), siti, GOOD)
    (entry,) = json.loads((tmp_path / "device.json").read_bytes())["holders"]
    assert entry["cost"] == {"memory_kib": 65536, "passes": 3, "lanes": 1}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff",
        b"{",
        b"[]",
        b'{"version":2,"holders":[]}',
        b'{"version":1,"holders":[{"nip":"1"}]}',
    ],
)
def test_a_damaged_file_is_named_and_left_as_it_is(a_vault, siti, tmp_path, content):
    file = tmp_path / "device.json"
    file.write_bytes(content)
    with pytest.raises(EnvironmentFailed, match=r"access\.file_damaged"):
        a_vault().unlock(siti.nip, GOOD)
    assert file.read_bytes() == content


def test_a_file_that_asks_for_too_much_memory_is_refused(a_vault, siti, tmp_path):
    created(a_vault(), siti, GOOD)
    file = tmp_path / "device.json"
    file.write_bytes(file.read_bytes().replace(b'"memory_kib": 8', b'"memory_kib": 99999999'))
    with pytest.raises(EnvironmentFailed, match=r"access\.file_damaged"):
        a_vault().unlock(siti.nip, GOOD)
