"""The grammar of UN texts and the rules of following: pure, so that each can be proved alone."""
