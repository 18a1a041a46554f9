"""The script of the Windows installer compiles; it was never run, and its name says of what it is."""


def test_the_script_was_compiled_to_a_program_of_windows(made, version):
    file = made / f"bejo-desktop-{version}-setup-of-empty-files.exe"
    data = file.read_bytes()
    assert data.startswith(b"MZ")
    assert b"NullsoftInst" in data
