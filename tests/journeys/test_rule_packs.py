"""The centre publishes rules; desks take them by sync or from a file, and refuse every other."""

import json
import shutil

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

import resources
from bejo_desktop.contract.codec import encode
from bejo_desktop.contract.rule_pack import SignedPack, read_pack, signed_bytes
from bejo_desktop.contract.signing import to_text

FIRST, SECOND = "2098.1.1", "2098.2.1"
PUBLISH = ("--issued-on", "2026-11-24", "--valid-until", "2098-12-31")


@pytest.fixture(scope="module")
def desk(enrolled):
    """A desk that has not synced since the rules changed."""
    desk = enrolled("413.115", "PP")
    desk.ok("sync")
    return desk


@pytest.fixture(scope="module")
def published(centre, desk, tmp_path_factory):
    """Two packs of the centre, the second with another source for one rule; their files."""
    folder = tmp_path_factory.mktemp("packs")
    rules = folder / "rules"
    shutil.copytree(resources.path("rules"), rules)
    centre.administer("rules", "publish", str(rules), "--version", FIRST, *PUBLISH)
    ppn = rules / "ppn.toml"
    ppn.write_text(ppn.read_text("utf-8").replace("socialconnext", "naskah"), "utf-8")
    centre.administer("rules", "publish", str(rules), "--version", SECOND, *PUBLISH)
    files = {}
    for version in (FIRST, SECOND):
        files[version] = folder / f"{version}.bejo"
        centre.administer("rules", "export", str(files[version]), "--version", version)
    return files


def resigned(file):
    """The same pack under the name and key of somebody else."""
    pack = read_pack(file.read_bytes()).pack
    key = Ed25519PrivateKey.generate()
    public = to_text(key.public_key().public_bytes_raw())
    signature = to_text(key.sign(signed_bytes(pack)))
    return encode(SignedPack(key=public, pack=pack, signature=signature))


@pytest.fixture
def spoiled(published, tmp_path):
    data = published[SECOND].read_bytes()
    files = {
        "rules.unreadable": data[: len(data) // 2],
        "rules.altered": data.replace(b'"rate":"2%"', b'"rate":"1%"', 1),
        "rules.foreign": resigned(published[SECOND]),
    }
    for code, content in files.items():
        (tmp_path / code).write_bytes(content)
    return {code: tmp_path / code for code in files}


def versions(desk):
    return {one["version"]: one["state"] for one in desk.ok("rules", "show")["packs"]}


@pytest.mark.parametrize("code", ["rules.unreadable", "rules.altered", "rules.foreign"])
def test_a_spoiled_file_is_refused_with_its_code_and_a_way_out(desk, spoiled, code):
    before = versions(desk)
    done = desk.run("rules", "take", spoiled[code])
    assert (done.code, done.error["code"]) == (1, code)
    assert done.error["message"].count(".") >= 2
    assert versions(desk) == before


def test_an_expired_pack_is_refused(desk, published):
    before = versions(desk)
    done = desk.run("--now", "2099-01-01T08:00:00+07:00", "rules", "take", published[SECOND])
    assert (done.code, done.error["code"]) == (1, "rules.expired")
    assert versions(desk) == before


def test_a_pack_is_taken_from_its_file_and_an_older_one_is_not(desk, published):
    assert desk.ok("rules", "take", published[SECOND]) == {"version": SECOND, "new": True}
    assert versions(desk)[SECOND] == "in_force"
    done = desk.run("rules", "take", published[FIRST])
    assert (done.code, done.error["code"]) == (1, "rules.older")
    assert FIRST not in versions(desk)
    assert desk.ok("rules", "take", published[SECOND]) == {"version": SECOND, "new": False}


def test_a_new_desk_gets_the_newest_pack_with_its_first_sync(published, enrolled):
    desk = enrolled("413.116", "PP")
    told = desk.ok("sync")["rules"]
    assert told[-1] == {"version": SECOND, "taken": True, "error": None}
    assert versions(desk)[SECOND] == "in_force"
    idle = desk.ok("sync")
    assert (idle["rules"], idle["pulled"]) == ([], 0)


def test_the_file_of_a_pack_names_its_rules(published):
    pack = json.loads(published[FIRST].read_bytes())["pack"]
    assert pack["version"] == FIRST
    assert {"ppn.rate", "pph23", "denda.rate"} <= {rule["key"] for rule in pack["rules"]}
