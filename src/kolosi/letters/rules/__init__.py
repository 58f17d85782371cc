"""What the rules of correspondence say: the pack of a document, forms of address, the life of a letter."""
