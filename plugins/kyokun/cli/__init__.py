"""The command: parse options, call a room, print, exit code. No logic of its own."""
