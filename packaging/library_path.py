"""
Runs before each program of the package: what it starts finds the system's libraries again.

The loader of the package leaves its own folder in LD_LIBRARY_PATH. This process needs it no
more, but `lp` or a browser started from here would load our libraries in place of its own.
"""

# ruff: noqa: INP001 - a package here would shadow the library "packaging"

import os

before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
if before is not None:
    os.environ["LD_LIBRARY_PATH"] = before
else:
    os.environ.pop("LD_LIBRARY_PATH", None)
