"""Who looked at what: the access log, who reads it and who searches it."""
