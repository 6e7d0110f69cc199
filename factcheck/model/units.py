"""The classes of units that can be converted, and the base unit in which each is reckoned."""

BASES = {
    "length": "m", "area": "m^2", "volume": "l", "mass": "g", "power": "W", "energy": "Wh", "duration": "s", "speed": "km/h",
    "pressure": "Pa", "frequency": "Hz", "voltage": "V", "force": "N",
}  # fmt: skip
"""Of each class, the base unit as pint writes it; the factors of the units data lead to it."""
