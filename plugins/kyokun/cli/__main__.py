"""``python -m kyokun.cli``."""

from kyokun.cli.main import main

if __name__ == "__main__":
    main()
