"""What the use cases need from the outside: one Protocol per thing, one file per subject."""
