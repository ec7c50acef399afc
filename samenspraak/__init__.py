"""Samenspraak runs the route that a partnership offers when school and parents do not agree."""
