"""The outside world of documents: one file per format that comes in or goes out."""
