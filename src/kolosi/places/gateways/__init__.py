"""Files of places from the outside world, each form in its own module; and maps as pictures."""
