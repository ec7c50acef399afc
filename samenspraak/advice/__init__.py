"""Advice by telephone: who asks to be called back, and what came of it (S5). It is no case, and needs none."""
