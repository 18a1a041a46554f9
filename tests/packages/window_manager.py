"""The one thing of a window manager that the tests need: asking windows to close."""

import ctypes
import sys

CLIENT_MESSAGE = 33
WORDS_OF_AN_EVENT = 24


class Message(ctypes.Structure):
    """Xlib's XClientMessageEvent."""

    _fields_ = (
        ("kind", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("sent", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("about", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
    )


class Event(ctypes.Union):
    """Xlib's XEvent."""

    _fields_ = (("message", Message), ("space", ctypes.c_long * WORDS_OF_AN_EVENT))


def xlib():
    library = ctypes.CDLL("libX11.so.6")
    library.XOpenDisplay.restype = ctypes.c_void_p
    library.XDefaultRootWindow.restype = library.XInternAtom.restype = ctypes.c_ulong
    return library


def children(library, display):
    """Return the windows that lie on the screen itself."""
    root = ctypes.c_ulong(library.XDefaultRootWindow(display))
    ignored, found, count = ctypes.c_ulong(), ctypes.POINTER(ctypes.c_ulong)(), ctypes.c_uint()
    library.XQueryTree(
        display,
        root,
        *(ctypes.byref(ignored), ctypes.byref(ignored), ctypes.byref(found), ctypes.byref(count)),
    )
    return found[: count.value]


def close_windows(name):
    """Ask each window on the screen `name` to close, as its cross does."""
    library = xlib()
    display = ctypes.c_void_p(library.XOpenDisplay(name.encode()))
    about, close = (
        library.XInternAtom(display, word, 0) for word in (b"WM_PROTOCOLS", b"WM_DELETE_WINDOW")
    )
    for window in children(library, display):
        message = Message(CLIENT_MESSAGE, 0, 1, display, window, about, 32)
        message.data[0] = close
        event = Event(message)
        library.XSendEvent(
            display, ctypes.c_ulong(window), 0, ctypes.c_long(0), ctypes.byref(event)
        )
    library.XCloseDisplay(display)


if __name__ == "__main__":
    close_windows(sys.argv[1])
