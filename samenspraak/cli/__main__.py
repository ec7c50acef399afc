"""Let `python -m samenspraak.cli` do the same as `samenspraak`."""

import sys

from samenspraak.cli import main

if __name__ == "__main__":
    sys.exit(main())
