"""The parts around the pages: menus, sidebar, status bar, command palette, list of keys."""
