"""What the papers and pictures of all rooms share, whatever they say: equal bytes, a language, plain tables, colours and type."""
