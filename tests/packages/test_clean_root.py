"""The .deb on a Debian 12 without Python: installed, used by a user, removed."""

import json
import subprocess
import urllib.request
from pathlib import Path

import pytest

from tests.packages.clean_root import end
from tests.packages.conftest import PASSPHRASE
from tests.packages.screen import Screen

HOME = "home/petugas"
STEPS_MIN = 17
"""The main journey of `bejo demo` has at least these."""
WITHIN_S = 60
COLOURS_OF_A_WINDOW = 40
"""A window with text has more; an empty screen has one."""
GOODS = "3000"
MOMENT = "2026-10-12T09:12:00+07:00"
PROGRAMS = ("bejo", "bejo-central", "bejo-desktop")


def test_its_needs_are_resolved_by_debian_alone(installed, version):
    asked = ("dpkg-query", "-W", "-f", "${Status} ${Version}", "bejo-desktop")
    assert installed.run(*asked) == f"install ok installed {version}"
    assert installed.run("dpkg", "--audit") == ""
    assert installed.run("dpkg", "--verify", "bejo-desktop") == ""


def test_no_python_is_on_that_debian(installed):
    names = [file.name for file in installed.path.glob("usr/bin/*")]
    assert [name for name in names if name.startswith(("python", "pip"))] == []
    assert set(PROGRAMS) <= set(names)


def test_every_library_finds_the_libraries_that_it_needs(installed):
    inside = "/usr/lib/bejo-desktop"
    files = f"find {inside} -type f ( -name *.so* -o -perm /111 )".split()
    told = installed.run(
        "env",
        f"LD_LIBRARY_PATH={inside}/_internal",
        *("sh", "-fc", 'ldd $("$@") 2>&1 | grep -e "not found" -e ":$" || true', "-"),
        *files,
    )
    lines = told.splitlines()
    assert sum(line.endswith(":") for line in lines) > 100
    assert [line for line in lines if "not found" in line] == []


def test_every_step_of_the_demo_is_ok_and_its_files_exist(installed, demo):
    assert [step["name"] for step in demo["steps"] if not step["ok"]] == []
    assert len(demo["steps"]) >= STEPS_MIN
    assert demo["files"]
    for file in demo["files"]:
        assert (installed.path / file.lstrip("/")).read_bytes().startswith(b"%PDF-")


def test_afterwards_the_commands_work_on_its_home(installed, demo):
    at_home = ("bejo", "--home", demo["home"], "--json")
    health = json.loads(installed.run_as_user(*at_home, "doctor", **PASSPHRASE))
    assert [check for check in health["checks"] if not check["ok"]] == []
    orders = json.loads(installed.run_as_user(*at_home, "order", "list", **PASSPHRASE))["orders"]
    assert [order["id"] for order in orders] == [order["id"] for order in demo["orders"]]
    words = json.loads(installed.run_as_user("bejo", "words", "1001000", "--json"))
    assert json.dumps(words).count("satu juta seribu") == 1


def test_the_whole_journey_is_walked_through_the_window(installed):
    out = installed.run_as_user(
        *("bejo-desktop", "--training", "--folder", f"/{HOME}/training"),
        *("--pictures", f"/{HOME}/walk", "--products", GOODS, "--now", MOMENT),
        QT_QPA_PLATFORM="offscreen",
        timeout=600,
    )
    pictures = sorted((installed.path / HOME / "walk").glob("*.png"))
    assert len(pictures) > 30, out
    assert [file.name for file in pictures if "gagal" in file.name] == []


def test_the_first_window_is_painted_on_a_screen_and_ends_by_its_cross(installed, tmp_path):
    with Screen.open(tmp_path) as screen:
        desk = installed.start_as_user("bejo-desktop", DISPLAY=screen.name)
        try:
            screen.wait_until(lambda: screen.colours() > COLOURS_OF_A_WINDOW, WITHIN_S)
            screen.close_windows()
            assert desk.wait(WITHIN_S) == 0
        finally:
            end(desk)


@pytest.fixture
def centre(installed):
    """A centre that serves; its address."""
    database, ready = f"/{HOME}/centre.db", f"/{HOME}/ready.json"
    installed.run_as_user("bejo-central", "--database", database, "init", "--json")
    served = installed.start_as_user(
        *("bejo-central", "--database", database, "serve", "--port", "0", "--ready-file", ready)
    )
    file = installed.path / ready.lstrip("/")
    Screen.wait_until(file.is_file, WITHIN_S)
    yield json.loads(file.read_text())["url"]
    end(served)


def test_the_centre_serves_and_says_that_it_is_well(centre):
    with urllib.request.urlopen(f"{centre}/healthz", timeout=WITHIN_S) as answer:
        assert answer.status == 200


def test_removal_leaves_nothing_but_the_data_of_the_user(installed):
    installed.run("apt-get", "purge", "-y", "bejo-desktop")
    found = subprocess.run(
        ["find", installed.path, "-xdev", "-name", "*bejo*", "-not", "-path", "*/home/*"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout == ""
    assert list((installed.path / HOME / "demo").glob("**/store.db"))
    assert Path(installed.path / HOME / "walk").is_dir()
