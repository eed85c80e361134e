"""The `clearline` command."""

from clearline.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())
