"""Products as files, one writer a format, and their charts as pictures."""
