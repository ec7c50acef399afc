"""What the pages show of rooms."""
