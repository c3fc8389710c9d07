"""The published site in a real browser: Chromium, driven by Playwright. How to write such a test: ``conftest.py``."""
