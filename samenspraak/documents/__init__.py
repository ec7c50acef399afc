"""Documents of a case: sealed while they arrive, scanned before anyone opens them, handed out as files."""
