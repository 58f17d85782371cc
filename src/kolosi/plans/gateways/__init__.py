"""Pictures and files of commitments."""
