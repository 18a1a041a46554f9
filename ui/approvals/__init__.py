"""The PPK's folder: what waits for approval, one order at a time."""
