"""The route language: a route is data. Pure: no Django, no clock, no database."""
