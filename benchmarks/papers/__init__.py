"""The Surat Pesanan as the peers of our printer draw it: the same texts, table and sums."""
