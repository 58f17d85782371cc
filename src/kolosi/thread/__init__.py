"""The loop walked both ways: from an allegation to the next report's paragraph, and back. It keeps nothing of its own."""
