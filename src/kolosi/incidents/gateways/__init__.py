"""Doors of the incidents to other systems: sheets in and out."""
