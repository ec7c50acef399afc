"""Who takes part: people, partnerships, schools, memberships and sign-in."""
