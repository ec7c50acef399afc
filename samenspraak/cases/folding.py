"""Names as they are searched: without accents, and small and capital letters alike, on every database."""

import unicodedata


def folded(text: str) -> str:
    """A text in the form in which it is searched: `Zoë O’Brien` and `zoe o'brien` are the same."""
    plain = text.replace("’", "'").replace("ø", "o").replace("Ø", "O").replace("ı", "i")
    letters = unicodedata.normalize("NFKD", plain)
    return " ".join("".join(one for one in letters if not unicodedata.combining(one)).casefold().split())
