"""`bejo print --sign` and `bejo verify`, as an officer types them."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from bejo_desktop.adapters.store.opening import open_store
from bejo_desktop.adapters.system.device_file import Cost
from bejo_desktop.adapters.system.vault import FileVault
from bejo_desktop.application.ports.store import DeviceIdentity
from bejo_desktop.application.ports.system import KeyHolder
from bejo_desktop.bootstrap.law import load_rules
from tests.application.conftest import PPK, MovingClock, office_on
from tests.authority import PIN, key_file

PASSPHRASE = {"BEJO_PASSPHRASE": "perahu-kertas-7"}
NAME = "Bagas Contoh"
NOW = ("--now", "2026-10-12T12:00:00+07:00")


@dataclass(frozen=True)
class Home:
    """The home of a desk that needs no centre, with one order of each kind."""

    folder: Path
    issued: str
    other: str
    draft: str


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    folder = tmp_path_factory.mktemp("home")
    vault = FileVault(folder / "device.json", cost=Cost(memory_kib=8, passes=1))
    key = vault.begin(PASSPHRASE["BEJO_PASSPHRASE"])
    clock = MovingClock()
    store = open_store(folder, key, clock)
    office = office_on(store, clock, load_rules(), folder)
    identity = DeviceIdentity(7, "i", "413.101", "https://pusat.example", "t", "k" * 43, bytes(32))
    with store.write() as work:
        work.sync.enrol(identity)
    orders = office.finalised(), office.finalised(), office.drafted()
    store.close()
    holder = KeyHolder(PPK, NAME, ("PPK",), "2026-12-31")
    vault.add(holder, PASSPHRASE["BEJO_PASSPHRASE"], key)
    return Home(folder, *map(str, orders))


@pytest.fixture(scope="module")
def key(tmp_path_factory):
    file = tmp_path_factory.mktemp("kunci") / "bagas.p12"
    file.write_bytes(key_file(NAME, PPK))
    return file


@pytest.fixture
def at_home(bejo, home):
    def run(*arguments, **environment):
        environment = PASSPHRASE | environment
        return bejo("--home", home.folder, *NOW, *arguments, "--json", **environment)

    return run


@pytest.fixture(scope="module")
def signed(bejo, home, key, tmp_path_factory):
    out = tmp_path_factory.mktemp("surat") / "signed.pdf"
    done = bejo(
        *("--home", home.folder, *NOW, "print", home.issued, "--paper", "sp"),
        *("--out", out, "--sign", "--p12", key, "--json"),
        **PASSPHRASE,
        BEJO_PIN=PIN,
    )
    assert done.code == 0, done.out
    return done.document


def test_the_answer_tells_whose_signature_it_is(signed):
    assert signed["signed_by"] == {
        "name": NAME,
        "nip": PPK,
        "issuer": "Otoritas Uji",
        "certified": False,
        "valid_until": "2028-01-01T00:00:00+00:00",
    }
    assert Path(signed["file"]).read_bytes() == Path(signed["archived"]).read_bytes()


def test_a_second_print_gives_the_same_bytes_with_the_key_remembered(
    at_home, home, signed, tmp_path
):
    out = tmp_path / "2.pdf"
    asked = ("print", home.issued, "--paper", "sp", "--out", out, "--sign")
    again = at_home(*asked, BEJO_PIN=PIN)
    assert again.code == 0, again.out
    assert out.read_bytes() == Path(signed["file"]).read_bytes()


def test_the_signed_file_is_genuine_at_its_desk(at_home, signed):
    found = at_home("verify", signed["file"])
    assert found.code == 0
    document = found.document
    assert (document["verdict"], document["certified"]) == ("ASLI", False)
    assert document["signatures"][0]["name"] == NAME
    assert document["figures"]["number"] == signed["number"]
    spoken = " ".join(reason["message"] for reason in document["reasons"])
    assert "tidak tersertifikasi" in spoken


def test_one_changed_byte_and_an_appended_update_do_not_agree(at_home, signed, tmp_path):
    pdf = Path(signed["file"]).read_bytes()
    changed, appended = tmp_path / "changed.pdf", tmp_path / "appended.pdf"
    changed.write_bytes(pdf[:20_000] + bytes([pdf[20_000] ^ 1]) + pdf[20_001:])
    appended.write_bytes(pdf + b"1 0 obj\n<<>>\nendobj\n%%EOF\n")
    for file in (changed, appended):
        for passphrase in (PASSPHRASE["BEJO_PASSPHRASE"], None):
            environment = {} if passphrase is None else {"BEJO_PASSPHRASE": passphrase}
            document = at_home("verify", file, **environment).document
            assert document["verdict"] == "TIDAK_SESUAI", document


def test_without_a_desk_the_file_speaks_for_itself(bejo, signed, tmp_path):
    done = bejo("--home", tmp_path / "kosong", "verify", signed["file"], "--json")
    assert done.code == 0
    assert done.document["verdict"] == "BELUM_DAPAT_DIPASTIKAN"
    assert done.document["figures"]["number"] == signed["number"]


def test_the_code_of_a_paper_shows_the_figures_to_compare(at_home, home, tmp_path):
    sheet = tmp_path / "sheet.json"
    at_home("print", home.issued, "--paper", "sp", "--out", tmp_path / "a.pdf", "--sheet", sheet)
    document = at_home("verify", "--qr", json.loads(sheet.read_bytes())["qr"]).document
    assert document["verdict"] == "BELUM_DAPAT_DIPASTIKAN"
    assert document["reasons"][0]["code"] == "qr.compare"
    assert document["figures"]["total"] == 12_537_450


REFUSED = {
    "signing.pin_wrong": ("salah", key_file(NAME, PPK)),
    "signing.no_pin": (None, key_file(NAME, PPK)),
    "signing.key_of_another": (PIN, key_file("Sekar Wanudya", "198804172011012006")),
    "signing.file_too_large": (PIN, bytes(10 * 1024 * 1024)),
    "signing.file_damaged": (PIN, b"bukan kunci"),
}


@pytest.mark.parametrize("code", REFUSED)
def test_a_key_that_does_not_serve_writes_no_file(at_home, home, tmp_path, code):
    p12, out = tmp_path / "kunci.p12", tmp_path / "out.pdf"
    pin, data = REFUSED[code]
    p12.write_bytes(data)
    environment = {} if pin is None else {"BEJO_PIN": pin}
    asked = ("print", home.other, "--paper", "sp", "--out", out, "--sign", "--p12", p12)
    done = at_home(*asked, **environment)
    assert (done.code, done.error["code"]) == (1, code)
    assert not out.exists()
    assert PIN not in done.out + done.err


def test_a_copy_and_a_draft_are_not_signed(at_home, home, tmp_path):
    p12 = tmp_path / "kunci.p12"
    p12.write_bytes(key_file(NAME, PPK))
    asked = ("--paper", "sp", "--out", tmp_path / "x.pdf", "--sign", "--p12", p12)
    copy = at_home(
        "print", home.issued, *asked, "--copy", "--reason", "Berkas tercecer", BEJO_PIN=PIN
    )
    assert copy.error["code"] == "signing.copy"
    assert at_home("print", home.draft, *asked, BEJO_PIN=PIN).error["code"] == "signing.draft"


def test_what_is_no_paper_is_told_and_a_huge_file_is_not_read(bejo, at_home, tmp_path):
    other, huge = tmp_path / "other.txt", tmp_path / "huge.pdf"
    other.write_text("halo")
    with huge.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    assert at_home("verify", other).document["verdict"] == "BELUM_DAPAT_DIPASTIKAN"
    assert at_home("verify", huge).error["code"] == "verify.too_large"
    assert at_home("verify", tmp_path / "none.pdf").code == 2
    assert bejo("verify", "--json").code == 2
