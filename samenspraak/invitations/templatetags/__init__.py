"""What other pages show of invitations."""
