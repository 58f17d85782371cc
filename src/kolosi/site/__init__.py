"""Settings, addresses, the command line and the pages that belong to no room."""
