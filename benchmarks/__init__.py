"""What the program costs, each figure beside its peers in the same run: `make bench`."""
