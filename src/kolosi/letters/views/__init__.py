"""Pages, acts and files of letters."""
