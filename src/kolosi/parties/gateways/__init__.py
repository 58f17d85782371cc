"""What the register gives to the outside world: the picture of alliances."""
