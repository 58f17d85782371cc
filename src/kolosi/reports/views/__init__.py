"""Pages, acts and files of products."""
