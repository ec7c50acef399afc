"""What is asked afterwards, and what can be learned from all cases together: never about one person."""
