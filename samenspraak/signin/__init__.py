"""Signing in for people who have an account: how, for how long, and with which second factor."""
