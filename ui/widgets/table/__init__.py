"""One kind of table for every list: values in, the same drawing everywhere."""
