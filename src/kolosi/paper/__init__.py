"""What the Word files of all rooms share, whatever they say: equal bytes, a language, links, plain tables."""
