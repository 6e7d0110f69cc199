"""A stretch that opens a passage, with the two moments that it runs between told behind it: 整整25年。1997年7月接过灯塔，2022年7月才交出去."""

import re

from factcheck.engine.calendar.items import Length, Moment
from factcheck.engine.calendar.page import Page
from factcheck.engine.calendar.told import Ends, distinct, fits, with_months

EVENT = 12  # characters behind a moment in which its event stands
STOPS = ("，", "。", "！", "；", "…", "—")


def opening(page: Page, length: Length) -> list[Ends]:
    """The only two moments of the rest of its sentence and of the next, one of a beginning and one of an end."""
    if not _opens(page, length):
        return []
    end = page.neighbour(length.start, 1).end
    if any(n is not length and length.end <= n.start < end for n in page.almanac.lengths):
        return []
    told = distinct([m for m in with_months(page.moments(length.end, end)) if fits(m, length)])
    if len(told) != 2:
        return []
    begins = says(page, "begun", told[0])
    ends = says(page, "ended", told[1]) or page.words.starts("only-then", page.flow, told[1].end) is not None
    return [Ends(told[0], told[1], begins and ends, begins or ends, not (begins or ends))]


def says(page: Page, name: str, moment: Moment) -> bool:
    """Whether the clause of a moment tells, right behind it, of a beginning or an end."""
    clause = re.split("[，。；！]", page.flow[moment.end : moment.end + EVENT], maxsplit=1)[0]
    return page.words.within(name, clause, 0, len(clause)) is not None


def _opens(page: Page, length: Length) -> bool:
    """Whether nothing but a word such as 整整 stands between the beginning of the sentence and the stretch, and a mark behind it."""
    flow = page.flow
    lead = flow[page.sentence(length.start).start : length.start].strip("“「—　 \n")
    if flow.startswith("：", length.end):
        return True  # 那封信走了整整七年：2009年寄出，2016年收到
    if not flow.startswith(STOPS, length.end):
        return False
    counted = page.words.ends("counts-up", lead, len(lead)) or page.words.ends("apposed", lead, len(lead))
    return not lead or (counted is not None and counted.group() == lead)
