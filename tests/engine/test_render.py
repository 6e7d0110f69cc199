"""An equation is shown as it was computed: what falls is taken away."""

import pytest

from factcheck import check_text

SHOWN = (
    ("仓库存粮由318吨减少到300吨，减少18吨。", "318 − 18 = 300 吨"),
    ("仓库存粮由300吨增加到318吨，增加18吨。", "300 + 18 = 318 吨"),
    ("产值由250亿元下降到200亿元，下降20%。", "250亿元 × (1 − 20%) = 200亿元"),
    ("Sales fell by 20% from £250m to £200m.", "£250m × (1 − 20%) = £200m"),
)


@pytest.mark.parametrize(("text", "equation"), SHOWN)
def test_falls_are_taken_away(text: str, equation: str) -> None:
    assert equation in [finding.check.equation for finding in check_text(text).findings]
