"""Acts on documents and asks: each finds, asks the rules, writes, and records."""
