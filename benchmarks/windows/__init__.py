"""Fresh processes that open a window and say when it was painted."""
