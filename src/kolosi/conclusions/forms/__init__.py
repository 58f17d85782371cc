"""Raw input becomes typed values, or a form with its errors."""
