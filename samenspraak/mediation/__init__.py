"""What only a mediation has: its sealed room."""
