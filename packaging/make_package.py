"""`make package`: the folder of the programs, the .deb, and the compiled script for Windows."""

# ruff: noqa: INP001 - a package here would shadow the library "packaging"

from __future__ import annotations

import hashlib
import shutil
import sys
import time

import debian
import folder
import nsis
from project import OUT, ROOT, megabytes


def main() -> int:
    """Make everything anew in build/package/ and tell what came out."""
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    began = time.monotonic()
    programs = folder.make()
    package = debian.make(programs)
    installer = nsis.compile_against_layout(programs)
    sums = "".join(
        f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n"
        for file in (package, installer)
    )
    (OUT / "SHA256SUMS").write_text(sums, encoding="utf-8")
    for path in (programs, package, installer):
        sys.stdout.write(f"{megabytes(path):8.1f} MB  {path.relative_to(ROOT)}\n")
    sys.stdout.write(f"made in {time.monotonic() - began:.0f} s\n")
    return 0


sys.exit(main())
