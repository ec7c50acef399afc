"""How invited people get in: a code for one person, by mail or letter, and a fact that this person knows."""
