"""`python -m kuma_names` is the command `kuma-names`."""

from kuma_names.cli import main

if __name__ == "__main__":
    main()
