"""The real centre as a child: it starts, answers, and never outlives its parent."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from urllib.request import urlopen

import pytest

from bejo_desktop.adapters.system.embedded_centre import EmbeddedCentre
from bejo_desktop.domain.errors import EnvironmentFailed

PARENT = """
import sys
from pathlib import Path
from bejo_desktop.adapters.system.embedded_centre import EmbeddedCentre
centre = EmbeddedCentre(Path(sys.argv[1]))
centre.start()
print(centre._process.pid, flush=True)
sys.stdin.read()
"""


@pytest.fixture
def centre(tmp_path):
    centre = EmbeddedCentre(tmp_path / "centre")
    yield centre
    centre.stop()


def test_it_starts_on_a_free_port_of_this_computer_and_ends(centre, tmp_path):
    assert centre.run_admin("init")
    address = centre.start()
    assert address.startswith("http://127.0.0.1:")
    with urlopen(f"{address}/healthz", timeout=10) as answer:
        assert answer.status == 200
    centre.stop()
    with pytest.raises(OSError, match="refused"):
        urlopen(f"{address}/healthz", timeout=10)
    centre.stop()


def test_what_the_centre_refuses_is_told(centre):
    with pytest.raises(EnvironmentFailed, match=r"centre\.refused") as refusal:
        centre.run_admin("device", "code", "--officer", "nobody")
    assert refusal.value.facts["command"] == "device code --officer nobody"
    assert refusal.value.facts["said"]


def test_a_centre_that_cannot_start_is_told_with_its_last_words(tmp_path):
    broken = EmbeddedCentre(tmp_path / "centre", [sys.executable, "-c", "print('no port')"])
    with pytest.raises(EnvironmentFailed, match=r"centre\.not_started") as failure:
        broken.start()
    assert failure.value.facts["said"].strip() == "no port"
    broken.stop()


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="waiting for a grandchild needs pidfd")
def test_a_parent_that_is_killed_leaves_no_centre_behind(centre, tmp_path):
    centre.run_admin("init")
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, str(tmp_path / "centre")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with parent:
        child = os.pidfd_open(int(parent.stdout.readline()))
        parent.send_signal(signal.SIGKILL)
    try:
        ended, _, _ = select.select([child], [], [], 30)
        assert ended == [child]
    finally:
        os.close(child)
