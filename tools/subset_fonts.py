"""Make small web fonts from the font package: only the weights and characters that the pages use.

The font is Atkinson Hyperlegible, drawn for the Braille Institute for people who see little.
"""

import logging
import shutil
import sys
from pathlib import Path

import fontpkg
from fontTools import subset

FAMILY = "atkinson-hyperlegible"
TARGET = Path(__file__).parent.parent / "samenspraak/web/static/web/fonts"
WEIGHTS = (400, 700)
MOST_BYTES = 60_000
CHARACTERS = [
    *range(0x20, 0x7F),  # Latin
    *range(0xA0, 0x180),  # Latin-1 and Latin Extended-A
    *range(0x2010, 0x2040),  # dashes, quotes, ellipsis
    0x20AC,  # euro
    *range(0x2190, 0x219A),  # arrows
    0x2212,  # minus
]


def main() -> int:
    """Write one woff2 file per weight; refuse if together they are too large for a slow phone."""
    # The package has two stray bytes after its glyph names; nothing on a page depends on them.
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    TARGET.mkdir(parents=True, exist_ok=True)
    try:
        sources = {weight: Path(fontpkg.path(FAMILY, weight)) for weight in WEIGHTS}
    except fontpkg.FontpkgError as error:
        print(f"The font cannot be found ({error}). Run `make clean setup`.", file=sys.stderr)
        return 1
    size = sum(write(source, TARGET / f"{FAMILY}-{weight}.woff2") for weight, source in sources.items())
    shutil.copy(next(iter(sources.values())).parent.parent / "LICENSE", TARGET / "LICENSE.txt")
    print(f"The web fonts are {size // 1000} kB.")
    if size > MOST_BYTES:
        print(f"That is more than {MOST_BYTES // 1000} kB. Ask for fewer CHARACTERS.", file=sys.stderr)
        return 1
    return 0


def write(source: Path, target: Path) -> int:
    """Write the subset of one font; return its size in bytes."""
    options = subset.Options(flavor="woff2", layout_features=["*"])
    font = subset.load_font(str(source), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=CHARACTERS)
    subsetter.subset(font)
    subset.save_font(font, str(target), options)
    return target.stat().st_size


if __name__ == "__main__":
    sys.exit(main())
