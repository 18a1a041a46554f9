"""The window as a process of its own: killed while somebody types, and on a real display."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from uuid import UUID

import pytest

from bejo_desktop.bootstrap.doors import build_desk
from bejo_desktop.bootstrap.surroundings import clock_of
from bejo_desktop.bootstrap.training import demo_people

PROJECT = Path(__file__).parents[3]
DRIVER = Path(__file__).parent / "driver.py"
LETTERS = 60


def environment(platform):
    return {**os.environ, "PYTHONPATH": str(PROJECT), "QT_QPA_PLATFORM": platform}


def test_what_was_said_to_be_saved_survives_kill_9(tmp_path):
    with subprocess.Popen(
        [sys.executable, str(DRIVER), str(tmp_path), "type"],
        cwd=PROJECT,
        env=environment("offscreen"),
        stdout=subprocess.PIPE,
        text=True,
    ) as window:
        for line in window.stdout:
            if len(json.loads(line)[1]) >= LETTERS:
                break
        window.kill()
        last = [line, *window.stdout.read().splitlines(keepends=True)]
    # A line that was cut by the kill was not said.
    order_id, said = json.loads([one for one in last if one.endswith("\n")][-1])
    assert len(said) >= LETTERS
    first = demo_people()[0]
    core = build_desk(tmp_path / "home", clock=clock_of(None)).unlock(first.nip, first.passphrase)
    try:
        stored = core.drafting.view(core.session, UUID(order_id)).content.package
    finally:
        core.close()
    assert stored.startswith(said)
    assert "".join(f"{at} " for at in range(LETTERS)).startswith(stored)


@pytest.mark.skipif(shutil.which("xvfb-run") is None, reason="needs Xvfb")
def test_the_window_opens_on_a_display_and_enrols_the_desk(tmp_path):
    done = subprocess.run(
        ["xvfb-run", "-a", sys.executable, str(DRIVER), str(tmp_path), "open"],
        cwd=PROJECT,
        env=environment("xcb"),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    platform, shown, title = json.loads(done.stdout.splitlines()[-1])
    assert platform == "xcb"
    assert shown
    assert title.startswith("Bejo Desktop")
