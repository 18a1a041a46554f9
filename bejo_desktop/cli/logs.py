"""What a command tells the people who mend it, on stderr."""

from __future__ import annotations


def note_bug(error: Exception) -> None:
    """Log an error that nobody expected, with its traceback."""
    import sys

    import structlog

    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))
    structlog.get_logger().error("program.bug", exc_info=error)
