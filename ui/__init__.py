"""The window: Qt Widgets over the use cases."""
