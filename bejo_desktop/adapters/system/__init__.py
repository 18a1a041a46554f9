"""The computer itself: files, keys, clock, compression, child processes."""
