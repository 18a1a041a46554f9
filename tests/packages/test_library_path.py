"""What a program of the package starts must not load the libraries of the package."""

import subprocess
import sys
from pathlib import Path

import pytest

HOOK = Path(__file__).parents[2] / "packaging" / "library_path.py"
SAYS = (
    "import os, runpy, sys; runpy.run_path(sys.argv[1]); print(os.environ.get('LD_LIBRARY_PATH'))"
)


@pytest.mark.parametrize(
    ("environment", "afterwards"),
    [
        ({"LD_LIBRARY_PATH": "/package", "LD_LIBRARY_PATH_ORIG": "/users"}, "/users"),
        ({"LD_LIBRARY_PATH": "/package"}, "None"),
        ({}, "None"),
    ],
)
def test_the_path_of_libraries_is_as_before_the_program(environment, afterwards):
    called = [sys.executable, "-c", SAYS, str(HOOK)]
    said = subprocess.run(
        called, env=environment, capture_output=True, text=True, check=True
    ).stdout
    assert said.strip() == afterwards
