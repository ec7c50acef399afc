"""What other pages show of asking how it was."""
