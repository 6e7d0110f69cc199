"""Checks whether the numbers of a news article agree with each other."""
