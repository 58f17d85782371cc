"""What every room needs and that knows no room: refusals, viewers, half-known values, periods."""
