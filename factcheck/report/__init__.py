"""One module per format, all from the same findings. Rendering never computes."""
