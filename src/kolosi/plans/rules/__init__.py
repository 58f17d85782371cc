"""What can be said of commitments: whom they bind on a day, how far they are kept, what may breach them."""
