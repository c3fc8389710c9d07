"""The rules: one question each, one file each, by family. ``checking.check`` asks them all."""
