"""Pages of documents and asks: gate, form, one call, page."""
