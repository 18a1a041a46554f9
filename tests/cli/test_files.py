"""Files that commands write are there whole, or what was there stays."""

import os
import resource
import threading
from contextlib import contextmanager

import pytest

from bejo_desktop.cli.files import write_file
from bejo_desktop.domain.errors import EnvironmentFailed


@contextmanager
def no_file_larger_than(size):
    """As on a full disk: every write beyond `size` bytes fails."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_failure_leaves_the_old_file_and_nothing_beside_it(tmp_path):
    file = tmp_path / "surat.pdf"
    write_file(file, b"lama")
    with no_file_larger_than(1024), pytest.raises(EnvironmentFailed, match="file.not_written"):
        write_file(file, bytes(4096))
    assert file.read_bytes() == b"lama"
    assert [one.name for one in tmp_path.iterdir()] == ["surat.pdf"]


def test_folders_on_the_way_are_made_and_a_folder_is_no_file(tmp_path):
    write_file(tmp_path / "a" / "b" / "surat.pdf", b"isi")
    assert (tmp_path / "a" / "b" / "surat.pdf").read_bytes() == b"isi"
    with pytest.raises(EnvironmentFailed, match="file.not_written"):
        write_file(tmp_path / "a", b"isi")
    assert (tmp_path / "a").is_dir()


def test_a_pipe_is_written_through_and_stays_a_pipe(tmp_path):
    pipe, read = tmp_path / "pipa", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    write_file(pipe, b"isi")
    reader.join(timeout=10)
    assert read == [b"isi"]
    assert pipe.is_fifo()
