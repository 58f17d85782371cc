"""Places: divisions in their editions, villages and landmarks with all spellings, points, shapes; what a place was before."""
