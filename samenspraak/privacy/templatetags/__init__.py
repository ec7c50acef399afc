"""What other pages show of the access log."""
