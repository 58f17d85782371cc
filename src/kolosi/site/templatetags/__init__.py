"""What templates of every room can say without importing upward."""
