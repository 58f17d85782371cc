"""Pages, acts and files of listings."""
