"""What the pages of incidents say in words."""
