"""Values that are said to be ordered, ranked or limited."""
