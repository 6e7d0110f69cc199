"""Two mentions of one thing: what makes them one, how their values may differ, and what is said of them in headline and body."""
