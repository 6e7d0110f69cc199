"""Dates, weekdays, stretches of time and ages: read from the flow with their parts, and the arithmetic between them."""
