"""Compile the message catalogues (.po to .mo) without gettext, which a fresh machine may lack."""

import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

ROOT = Path(__file__).parent.parent / "samenspraak"


def main() -> int:
    """Compile every catalogue; name each one that cannot be read."""
    failed = False
    for source in sorted(ROOT.glob("**/locale/*/LC_MESSAGES/*.po")):
        try:
            compile_one(source)
        except (PoFileError, ValueError) as error:
            print(f"{source}: this catalogue cannot be compiled: {error}", file=sys.stderr)
            failed = True
    return 1 if failed else 0


def compile_one(source: Path) -> None:
    """Write the .mo beside its .po; fuzzy entries stay out, as they are guesses."""
    with source.open("rb") as file:
        catalogue = read_po(file, locale=source.parts[-3].partition("_X")[0], abort_invalid=True)
    with source.with_suffix(".mo").open("wb") as file:
        write_mo(file, catalogue)


if __name__ == "__main__":
    sys.exit(main())
