"""The demo: invented people walk any route through the door, until all that it can show is to be seen."""
