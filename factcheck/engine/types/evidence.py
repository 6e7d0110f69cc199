"""What is evidence: the decades that numbers must carry, and how far off they may be, for a mismatch of them to be told.

A relation that one wrong digit in ten would break carries a decade: see engine/strength."""

from decimal import Decimal

INFORMATIVE = 0.7
"""Decades that a match must carry to save a claim, or a slip to explain one where the numbers stand alone: five digits in six that it would have
caught."""
EVIDENT_IF_CLEAR = 1.2
EVIDENT_IF_SAID = 1.9
EVIDENT = 2.0
"""Decades that a relation must carry for a slip of the pen to explain its mismatch: in small numbers some slip always does."""
EVIDENT_ALONE = 1.7
"""The same for numbers that have no other of their units beside them."""
EVIDENT_IF_ALONE, EVIDENT_BY_DIGIT = 1.2, 2.3
"""The same where one digit written for another is what explains a mismatch."""
EXCHANGED = 2.2
"""The same where two digits that have changed places explain it, whatever the numbers are called."""
LONG = 3.0
"""Decades of numbers so long that a slip explains their mismatch though other things are told between them."""
NAME = 3
"""Characters that a name must have to tell what a number is of."""
AT_TWO_TIMES = 1.6
"""The same where the only two numbers of their unit are told with the times that they are of."""
APART, PAIRED = 1.9, 2
NEARBY = Decimal("1.15")
"""How many times the recomputed result may differ from the stated one where nothing but their being alone binds two numbers to it."""
NOT_FAR = Decimal(2)
"""The same, where words or times bind all slots but one and speak of one thing."""
FRAMED_ERROR, LARGEST_ERROR, SMALL_ERROR = Decimal(20), Decimal(3), Decimal("1.3")
"""How many times the recomputed result may differ from the stated one where no slip explains it: both ends of one frame said, every slot said, one
slot not said."""
