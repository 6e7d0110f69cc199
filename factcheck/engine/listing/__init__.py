"""Things listed beside a count, in Chinese: the counts of an article, and the items before, behind and below them."""
