"""What the YAML parser cannot read, said to someone who writes a route and not a parser."""

from ruamel.yaml.error import MarkedYAMLError

from samenspraak.route.problem import Problem

_COLON = (
    "A colon stands where none can be. Put quotes around a text with a colon in it, "
    "and let this line start as far in as its neighbours."
)
_START = "A text cannot start with this character. Put quotes around the text; for a tab, use spaces."
_SENTENCES = {
    "mapping values are not allowed": _COLON,
    "cannot start any token": _START,
    "tab character": "A tab stands here. Use spaces to move a line further in.",
    "end of stream": "The quotation mark that opens here is never closed.",
    "',' or ']'": "The list that opens here is not closed with ']', or misses a comma.",
    "',' or '}'": "The block that opens here is not closed with '}', or misses a comma. Is a text in it that holds "
    "a question mark, comma or colon? Put quotes around that text.",
    "node content": "Something is missing here: a list or block was opened and not closed.",
    "'-' indicator": "A list and words with a colon stand at the same depth. Move one of them further in.",
    "expected key": "This line does not start as far in as its neighbours, or a list stands among words.",
    "expected ':'": "A colon is missing after this word.",
    "document start": "The file goes on after its end. Remove the '...', or the second value on this line.",
    "incompatible": "Only YAML 1.1 and 1.2 are understood. Remove the line that starts with '%'.",
    "escape": "A backslash in double quotes has a meaning of its own in YAML. Use single quotes.",
}
_OPENED_EARLIER = {"end of stream", "',' or ']'", "',' or '}'"}


def syntax_problem(error: MarkedYAMLError, file: str) -> Problem:
    """The error of the parser as a sentence, at the place where it can be mended."""
    reason = str(error.problem or error)
    known = next((part for part in _SENTENCES if part in reason), None)
    sentence = _SENTENCES[known] if known else f"This cannot be read as YAML: {reason}."
    at = error.context_mark if known in _OPENED_EARLIER else error.problem_mark
    at = at or error.problem_mark or error.context_mark
    return Problem(file, at.line + 1, at.column + 1, sentence) if at else Problem(file, 1, 1, sentence)
