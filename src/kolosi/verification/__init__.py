"""From allegation to verified violation: sources weighed, standard met, who judged, and when."""
