"""Pages: coming in with a code, and inviting."""
