"""Names of Dutch places as people write them: the registry gives them in capital letters."""

_SMALL = frozenset(("aan", "bij", "de", "den", "der", "en", "het", "in", "op", "over", "ten", "ter", "tot", "van"))


def in_small_letters(place: str) -> str:
    """`BERGEN OP ZOOM` as `Bergen op Zoom`; a name that has small letters stays as it is."""
    if not place.isupper():
        return place
    words = place.lower().split(" ")
    return " ".join(word if number and word in _SMALL else _capital(word) for number, word in enumerate(words))


def _capital(word: str) -> str:
    return "-".join(part if part in _SMALL and number else _first(part) for number, part in enumerate(word.split("-")))


def _first(part: str) -> str:
    if part.startswith("'"):  # 's-Gravenhage, 't Zand
        return part
    return f"IJ{part[2:]}" if part.startswith("ij") else part[:1].upper() + part[1:]
