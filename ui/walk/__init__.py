"""The main journey walked through the real window by keys, with pictures of every station."""
