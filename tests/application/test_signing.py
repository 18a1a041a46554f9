"""Signing the original of a paper with the officer's own key file."""

from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256

import pytest

from bejo_desktop.adapters.printing.files import PaperFolder
from bejo_desktop.application.signing import Signing, is_of
from bejo_desktop.domain.errors import BejoError
from tests.application.signed_office import desk_of
from tests.authority import NAME, NIP, PIN, key_file, self_signed


@pytest.fixture
def desk(office, tmp_path):
    return desk_of(office, tmp_path / "p")


def test_the_original_is_signed_archived_under_its_own_name_and_noted(office, desk):
    order_id = office.finalised()
    original = desk.original(order_id)
    signed = desk.signed(order_id)
    assert signed.pdf.startswith(original.pdf)
    assert signed.path.name == f"{order_id}-sp-a4-ttd.pdf"
    assert signed.path.read_bytes() == signed.pdf
    assert signed.name == "SP-000.3.2-0017-SP-413.101-2026-ttd.pdf"
    assert desk.original(order_id).pdf == original.pdf
    with office.store.read() as reading:
        assert reading.audit.count("paper.sign", str(order_id)) == 1
        assert reading.audit.subjects_of("sha256", signed.sha256) == {str(order_id)}


def test_a_signed_paper_stays_the_same_and_needs_no_key_again(office, desk):
    order_id = office.finalised()
    first = desk.signed(order_id)
    office.clock.pass_(days=30)
    again = desk.signing.sign(office.pp, order_id, None, lambda: desk.original(order_id))
    assert again.paper.pdf == first.pdf
    assert again.by.name == NAME
    with office.store.read() as reading:
        assert reading.audit.count("paper.sign", str(order_id)) == 1


def test_both_sizes_are_signed_each_by_itself(office, desk):
    order_id = office.finalised()
    a4, f4 = desk.signed(order_id), desk.signed(order_id, size="f4")
    assert a4.path != f4.path
    assert f4.path.name.endswith("-sp-f4-ttd.pdf")


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (key_file("Sekar Contoh", "198804172011012006"), "signing.key_of_another"),
        (key_file(NAME, "198804172011012006"), "signing.key_of_another"),
        (key_file("Sekar Contoh", ""), "signing.key_of_another"),
        (key_file(ends=datetime(2026, 10, 11, tzinfo=UTC)), "signing.certificate_expired"),
        (key_file(begins=datetime(2026, 10, 13, tzinfo=UTC)), "signing.certificate_early"),
        (key_file(signs=False), "signing.not_for_signing"),
    ],
    ids=["another's", "another's NIP", "another's name", "expired", "early", "use"],
)
def test_a_key_that_may_not_sign_here_is_refused(office, desk, file, code):
    with pytest.raises(BejoError, match=code):
        desk.signing.open_key(office.ppk, file, PIN)


def test_a_wrong_pin_writes_nothing(office, desk, tmp_path):
    with pytest.raises(BejoError, match="signing.pin_wrong"):
        desk.signing.open_key(office.ppk, key_file(), "salah")
    assert not (tmp_path / "p").exists()


def test_a_certificate_that_nobody_certified_signs_and_the_paper_says_so(office, desk):
    signed = desk.signed(office.finalised(), self_signed())
    found = desk.verifying.verify(signed.pdf, desk.memory)
    assert not found.certified
    assert [one.issuer for one in found.signatures] == [NAME]


def test_a_draft_and_a_copy_are_not_signed_and_no_paper_is_taken_for_it(office, desk):
    key = desk.signing.open_key(office.ppk, key_file(), PIN)

    def never():
        raise AssertionError("no paper was to be taken")

    for order_id in (office.drafted(), office.submitted()):
        with pytest.raises(BejoError, match="signing.draft"):
            desk.signing.sign(office.ppk, order_id, key, never)
    order_id = office.finalised()

    def copy():
        return desk.printing.paper(office.ppk, order_id, "a4", "Berkas penagihan tercecer")

    with pytest.raises(BejoError, match="signing.copy"):
        desk.signing.sign(office.ppk, order_id, key, copy)


def test_only_who_is_named_on_the_paper_signs_it(office, desk):
    order_id = office.finalised()
    key = desk.signing.open_key(office.pp, key_file("Sekar Contoh", office.pp.nip), PIN)
    with pytest.raises(BejoError, match="signing.not_signer"):
        desk.signing.sign(office.pp, order_id, key, lambda: desk.original(order_id))


def test_the_signature_of_another_does_not_pass_for_that_of_who_gives_a_key(office, desk):
    order_id = office.finalised()
    desk.signed(order_id)
    key = desk.signing.open_key(office.pp, key_file("Sekar Contoh", office.pp.nip), PIN)
    with pytest.raises(BejoError, match="signing.by_another") as refused:
        desk.signing.sign(office.pp, order_id, key, lambda: desk.original(order_id))
    assert refused.value.facts["signer"] == NAME


def test_without_a_key_an_unsigned_paper_is_not_given_out_as_signed(office, desk):
    order_id = office.finalised()
    with pytest.raises(BejoError, match="signing.no_key_given"):
        desk.signing.sign(office.ppk, order_id, None, lambda: desk.original(order_id))


class WitnessedFolder(PaperFolder):
    """An archive that asks, of each signed file it gets, whether the record knows it already."""

    def __init__(self, folder, memory):
        super().__init__(folder)
        self.known = []
        self._memory = memory

    def keep(self, name, pdf):
        if name.endswith("-ttd.pdf"):
            self.known.append(self._memory.gave_out(sha256(pdf).hexdigest()))
        return super().keep(name, pdf)


def test_a_file_is_archived_after_it_is_noted_so_that_a_crash_leaves_none_unknown(office, desk):
    order_id = office.finalised()
    folder = WitnessedFolder(desk.archive._folder, desk.memory)
    pen = replace(desk.signing._pen, archive=folder)
    signing = Signing(office.store, office.clock, pen)
    key = signing.open_key(office.ppk, key_file(), PIN)
    signing.sign(office.ppk, order_id, key, lambda: desk.original(order_id))
    assert folder.known[0]


def test_a_file_put_into_the_archive_by_another_hand_is_not_given_out(office, desk):
    order_id = office.finalised()
    original = desk.original(order_id)
    key = desk.signing.open_key(office.ppk, key_file(), PIN)
    desk.archive.keep(f"{original.path.stem}-ttd.pdf", original.pdf + b" ")
    with pytest.raises(BejoError, match="signing.archive_changed"):
        desk.signing.sign(office.ppk, order_id, key, lambda: desk.original(order_id))


def test_where_the_key_file_lies_is_remembered_for_each_officer(office, desk):
    desk.signing.remember(office.ppk, "/media/kunci.p12")
    assert desk.signing.remembered(office.ppk) == "/media/kunci.p12"
    assert desk.signing.remembered(office.pp) == ""


@pytest.mark.parametrize(
    ("holder", "officer", "same"),
    [
        ("BAGAS TIRTAYASA", "Drs. Bagas Tirtayasa, M.Pd.", True),
        ("Drs. H. Bagas Tirtayasa M.Pd", "Drs. Bagas Tirtayasa, M.Pd.", False),
        ("Bagas Tirta", "Bagas Tirtayasa", False),
        ("M. Ali", "A. Ali", False),
        ("Dr. Ir. Sekar Wanudya", "Sekar Wanudya, S.E.", True),
        ("", "", False),
    ],
)
def test_names_are_compared_without_titles_and_nothing_else_is_forgiven(
    office, desk, holder, officer, same
):
    certificate = desk.signing.open_key(office.ppk, key_file(), PIN).certificate
    named = replace(certificate, name=holder, nip="")
    assert is_of(named, replace(office.ppk.officer, name=officer)) is same


def test_a_nip_in_the_certificate_counts_more_than_its_name(office, desk):
    key = desk.signing.open_key(office.ppk, key_file("B. Contoh", NIP), PIN)
    assert key.certificate.nip == office.ppk.nip
