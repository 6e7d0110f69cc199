"""English sentences of our own: what a rule's family says of each, with the figure as it is and with a slip put in."""

import pytest

from factcheck import check_text

HOLDS = [
    ("sum", "Wardens counted 140 seals on the bar, 96 at the harbour and 54 under the pier, {290|209} in all."),
    ("sum", "In addition to the 28 pupils in the hall, nine stewards were at the door, taking the number to {37|73}."),
    ("sum", "The council found £38.3m of cuts. Parks lose £16.2m, roads £12.4m, and the libraries the remaining {£9.7m|£8.7m}."),
    ("sum", "All 15 stewards, eight women and {seven|six} men, were sent home."),
    ("percent-total", "Of those asked, 52 per cent were for the pier and 31 per cent against. The other {17|27} per cent had no view."),
    ("share", "Of 1,350 anglers who wrote in, 486 have given up the river. That is {36|63} per cent of those who answered."),
    ("change", "Wardens counted 84 badgers in the wood, up from 67 last spring. The extra {17|19} were cubs."),
    ("accumulate", "The museum began the year with 16,420 coins. It accepted 385 gifts and disposed of 62, and now has {16,743|16,473}."),
    ("product", "The drover was told to pay £3,240: £90 for each of the {36|46} days that he grazed the common."),
    ("multiple", "The trust spent £5.2m on temps last year. That was {four|six} times the £1.3m of 2016."),
    ("order", "The highest gust was at Lorne at 71 mph, ahead of Skelmore, second with {64|74} mph."),
    ("enumeration", "{Three|Four} stations on the moor line, Airton, Linton and Skirfare, will lose their clocks."),
    ("enumeration", "{Three|Four} wards of the old borough, namely Airton, Linton and Skirfare, will vote again."),
    ("weekday", "The vote is on 12 March 2026. As that is a {Thursday|Tuesday}, the schools will shut."),
    ("share", "Of the 640 beds in the county, 544 were taken, {a rate of 85%|a rate of 58%}."),
    ("share", "The brewery sells 45 of its 180 beers abroad, {25|52} per cent of the range."),
    ("growth", "Visits rose to 6,900, up {15|51} per cent on last summer's 6,000."),
    ("growth", "The fee, £800 at present, goes up by {5|50} per cent to £840."),
    ("change", "The mill has 312 looms, {48|84} fewer than the 360 of a year ago."),
    ("change", "The motion was lost by {14|41} votes, 212 to 198."),
    ("direction", "Thefts {fell|rose} from 640 in May to 512 in June."),
    ("direction", "The choir {rose|fell} from 14th in May to 9th."),
    ("accumulate", "The archive holds 4,300 maps. A further 120 came in this year, and it now has {4,420|4,820}."),
    ("accumulate", "The estate had 930 elms. Foresters felled 345, leaving {585|558}."),
    ("multiple", "The new hall seats 900, {three|four} times the 300 of the old one."),
    ("average", "The raffle raised £6,300 for 21 clubs, an average of {£300|£800} each."),
    ("product", "The baker sold 250 tarts at £3 each, taking {£750|£570}."),
    ("percentage-point", "Turnout was 46 per cent, {seven|nine} points lower than the 53 per cent of 2018."),
    ("percent-total", "Asked about the pier, 57% were for it, 31% against and {12|22}% had no view."),
    ("conversion", "The ram weighed 14st 6lb ({91.6kg|96.1kg})."),
    ("conversion", "It was 86°F ({30°C|40°C}) at noon."),
    ("duration", "She joined the works in 1985 and left in 2011 after {26|62} years."),
    ("enumeration", "The {three|four} finalists are Ann Lea, Tom Orr and Raj Sen."),
    ("conflict", "Jean Marr, 52, of Elm Row, was driving. Mrs Marr, {52|25}, was not hurt."),
    ("conflict", "The mast is 182 metres tall. Some fear that the {182|128}-metre mast will fall."),
    ("accumulate", "Seventeen new recruits bring the Cupar brigade to {84|94}; it had only 67 at the start of Lent."),
    (
        "accumulate",
        "Having shed 1,240 posts since January, the bank is down to {8,390|8,930}, against the 9,630 on its books at the new year.",
    ),
    ("accumulate", "Her two tries against Italy carried her past the record, to 46 in all; she had {44|34} before kick-off."),
    (
        "accumulate",
        "The abbey's bees came through with 38 hives, the brothers having begun the winter with 52 and lost {14|41} to the damp.",
    ),
    (
        "accumulate",
        "In the vat were 6,400 litres. A further 750 litres went in; the press drew off 330 litres, leaving {6,820|6,280} litres.",
    ),
    ("average", "Over the nine nights of its run the panto drew 6,210 people, which comes out at {690|960} a night."),
    ("average", "The 14 lots made £33,600 between them. “Call it {£2,400|£4,200} a lot,” the auctioneer said."),
    ("average", "In 36 overs they had made 252, scoring at {seven|nine} an over."),
    ("average", "Some 18 clerks handled 5,400 letters in the week; each, then, opened {300|330}."),
    ("product", "At £18.50 a ticket, and with all 640 sold, the hospital stands to gain {£11,840|£11,480}."),
    ("product", "Contractors dug 45 metres a day and were at it for 64 days; the tunnel they left is {2,880|2,808} metres long."),
    ("product", "A fine of $250 for each of the 88 late filings cost the broker {$22,000|$20,200}."),
    ("duration", "She took the chair in 1998 and gave it up in 2013: {fifteen|fifty} years of minutes and biscuits."),
    ("duration", "Doors open at 10am and shut at 6pm. That gives the crowds {eight|seven} hours with the dinosaurs."),
    ("duration", "Jailed in May 1987, he walked free in May 2011. He had done {24|42} years."),
    ("duration", "The lease, signed in 2004, runs out in 2054, {50|40} years on."),
    ("duration", "In 2023, {30|40} years after it closed in 1993, the pool was filled in."),
    ("duration", "{Sixteen|Twenty-six} years after the wall came down in 1989, in 2005, the museum opened."),
    ("duration", "The ceasefire ran out on May 20, {30|50} days after it was signed on April 20."),
    ("duration", "Councillors sat from 6.15pm until 11.45pm, {five and a half|four and a half} hours with no break."),
    ("duration", "He spent {14|24} years in prison, having been convicted in 2006 and freed in 2020."),
    ("duration", "It took {eleven|nine} years, 2009 to 2020, to build the tunnel."),
    ("duration", "The {nine|seven}-year war, which began in 1967 and ended in 1976, cost 40,000 lives."),
    ("duration", "The siege, which ended on 14 October, had begun on 2 October and so lasted {12|22} days."),
    ("duration", "His {16|26}-year reign ended in 2010; he had come to the throne in 1994."),
    ("duration", "The dispute has dragged on since March 2019; in March 2024, {five|six} years on, a judge ruled."),
    ("duration", "The two men had been held for {nine|seven} years, since 2015, when they were let go in 2024."),
    ("duration", "The general held power for {18|28} years between the coup of 1973 and his fall in 1991."),
    ("duration", "The abbey, founded in 1121, kept its {900th|800th} anniversary in 2021."),
    ("duration", "The couple, married in 1965, celebrated their {60th|50th} wedding anniversary in 2025."),
    ("duration", "The firm, established in 1875, marked {150|140} years in business in 2025."),
    ("conflict", "Mr Hale left £1.34m. The {£1.34m|£1.43m} goes to his nephew."),
    ("conflict", "The company has 2,140 employees. It said that none of the {2,140|2,410} would lose a job."),
    ("conflict", "A crowd of 61,200 watched the final. Most of the {61,200|62,100} stayed to the end."),
    ("conflict", "The bridge will cost £48m. Opponents say that the {£48m|£84m} should go to schools."),
    ("conflict", "The school has 620 pupils and no hall. Its {620|260} pupils eat in corridors."),
    ("conflict", "The lock-up has 310 cells. With {310|130} cells to fill, its governor has leased out a wing."),
    ("conflict", "The trial of 14 former officers began in Lima. The {14|41} former officers deny murder."),
    ("conflict", "Unemployment stood at 5.8 percent in May. The {5.8|8.5} percent rate surprised the bank."),
    (
        "headline",
        "{EIGHT|NINE} HURT AS TRAM LEAVES RAILS\n\nEight passengers were hurt, two of them badly, when a tram left the rails on Friday.",
    ),
    ("headline", "Village of {312|321} gets its first bus\n\nThe 312 people of Upper Airton will have a bus from Monday, the county said."),
    (
        "headline",
        "Rates to rise {4.7%|7.4%}\n\nRatepayers in the shire face an increase of 4.7 per cent after a vote of the council last night.",
    ),
    ("headline", "Storm kills {17|71} on the coast\n\nAt least 17 people died when a storm swept the coast on Friday, officials said."),
    ("enumeration", "Hart pleaded guilty to {three|two} offences, driving while drunk, failing to stop and having no insurance."),
    ("enumeration", "The gift has {three|four} conditions: that the hall be kept, that the gate be shut and that no dog enter."),
    ("enumeration", "The union made {three|four} demands: a shorter week, a pay rise of 6% and an end to nights."),
    ("enumeration", "The pilot called at {three|four} ports, Lorne, Airton and Skelmore, in the first week of May."),
    ("enumeration", "Oats, rye and beans, the {three|four} crops grown on the estate, were cut early."),
    ("enumeration", "Only {four|five} of the founders are left: Mrs Ito, Mr Baines, Dr Rao and Sister Agnes."),
    ("enumeration", "The charges against the {three|four}, Sean Doyle, Mark Ryan and Liam Burke, were dropped."),
    ("enumeration", "The firm has yards in Lorne, Airton, Skelmore and Wendon. All {four|five} will close."),
    (
        "accumulate",
        "The ferry began May with 208 passes. In the month 64 were handed in and 87 were sold, so that it held {185|158} on the 31st.",
    ),
    ("accumulate", "Wardens reported 46 new nests. That takes the count to {583|573}, from 537 on Tuesday."),
    ("accumulate", "She had 24 goals when the day began. Her two strikes lifted her to {26|27}."),
    ("accumulate", "The library had 61,400 books; it has thrown out 2,150 and bought 930, which leaves {60,180|61,080}."),
    ("accumulate", "The orchard has 640 trees. Next month 85 will be grubbed up, which will leave {555|565}."),
    ("accumulate", "The fleet will grow to {86|68} when the 14 new buses join the 72 now in service."),
    ("accumulate", "The tally of medals rose to {41|44} after Sunday's five; it had been 36 on Saturday night."),
    ("product", "The toll is €125, and 240 lorries pay it every day: {€30,000|€13,000} a day."),
    ("order", "With 1,842 pupils Lorne is the biggest school. Airton comes second, on {1,709|1,907}."),
    ("order", "Airton leads with 412 boats, then come Lorne with {385|835} and Wendon with 305."),
    ("order", "Of the five wards Lorne had the highest rate, at 53.1%. Airton managed {52.4|54.2}%, Wendon 49%."),
    ("order", "Sales exceeded the 12,000 that the club had hoped for: {13,450|11,450} were sold."),
    ("order", "The dearest street is Elm Row, at $39.1 million, then Mill Lane, at {$31.5|$41.5} million."),
    ("duration", "Locked up in March 1994, at 22, he walked free in March 2021. The {27|17} years in between are worth $6.8 million."),
    ("share", "Fishing is worth $3.6 billion. Crabs bring in $540 million, {15|51} percent of that."),
    (
        "growth",
        "The pier had 4.12 million visitors. At {8.5|5.8} per cent up on the previous year's 3.80 million, the figure pleased its owners.",
    ),
    ("growth", "Rents jumped by {a fifth|a quarter}, from £960 a month to £1,152, between the two surveys."),
    (
        "change",
        "When the wards reopen the mill will have 1,151 beds. It had 1,204 before the fire; the {53|63} that are going will be missed.",
    ),
    ("direction", "There were 7,480 people waiting in March; the number came down to {6,912|7,912} in April."),
    ("average", "Victims are to share £1.26m. That works out at {£3,000|£3,500} for each of the 420 households."),
    ("sum", "He left £310,000: £180,000 to his niece, £95,000 to a cats' home and what was left, {£35,000|£53,000}, to the ringers."),
    ("sum", "Eleven of the dead were crew and 28 passengers; the coastguard gave the toll as {39|93}."),
    ("share", "Out of 1,480 letters that the paper printed, 629 were from women. That's {42.5|24.5}%."),
    ("share", "Only 18 of his 75 ewes lambed twins, which he calls poor: {24|42} per cent."),
    ("growth", "The toll was cut by 30 per cent: lorries that paid €40 now pay {€28|€82}."),
    ("change", "Twelve fewer constables walk the beat than in 2010, when there were 85; there are now {73|37}."),
    ("multiple", "A seat in the stalls, at £90, is {three|four} times the price of one in the gods, which is £30."),
]


def told(text: str) -> set[tuple[str, str]]:
    return {(f.check.family, f.check.verdict) for f in check_text(text).findings}


def variants(sentence: str) -> tuple[str, str]:
    before, _, rest = sentence.partition("{")
    choice, _, after = rest.partition("}")
    right, wrong = choice.split("|")
    return before + right + after, before + wrong + after


@pytest.mark.parametrize("sentence", [s for _, s in HOLDS], ids=[f"{f}-{n}" for n, (f, _) in enumerate(HOLDS)])
def test_a_slip_is_found_and_the_figure_confirmed(sentence: str) -> None:
    right, wrong = variants(sentence)
    assert not any(v == "inconsistent" for _, v in told(right))
    assert any(v == "consistent" for f, v in told(right) if f not in ("wording", "date", "bound"))
    assert any(v == "inconsistent" for _, v in told(wrong))


QUIET = [
    "Rovers 112, Harriers 104\nDell scored 41 points. The Harriers shot 17 for 43, and only eight of 15 at the line.",
    "Plums go for £2.40 in a six-pack, 30p more than a year ago.",
    "The mine cut its guidance to between 66,000 and 72,000 tonnes from 80,000 to 90,000.",
    "September brought 12,306 cases, already more than August's 11,204, though well short of the 19,087 in the same month last year.",
    "The town drew 1.74 million visitors, 120,000 of them from abroad, a group still 31% below its 2019 level.",
    "Over the first five months, lambs had a share of 22.7%, compared with a mandated 30%.",
    "Hale struck in the 78th minute and Finch in the 84th (84), after Dorn had scored twice inside the first 23.",
    "The crew of 40 had 12 hours of rest, and 36 of them slept in tents.",
    "Sales rose 12% to £5.6m, while the debt was £20m, against £18m.",
    "Output fell 4.8 per cent to 335,460, while that of kits rose 29.7 per cent to 106,396.",
    "Petrol rises to 110 from 65; diesel goes to 90 from 50.",
    "The club lost 3 games in 1998, won 14 in 1999 and had 21 players hurt.",
    "Revenue was £9.9m, up from earnings of £0.3m and revenue of £9.6m.",
    "In 2015, ten years after he moved to Leeds, the firm that was founded in 1990 was sold.",
    "In 1994, six years after his father died, he bought the farm that had been sold in 1980.",
    "From 1996 to 2010, six years of which he spent abroad, he kept a diary.",
    "Shops open from 9am to 5.30pm, two hours later than before, with a break of an hour.",
    "The club, founded in 1900, won the cup in 1950, three years after promotion.",
    "The bridge will cost £48m. The old one cost £84m in today's money.",
    "The fund lost 12.4% last year. Its rival lost 14.2%.",
    "He was fined $24,500. His partner was fined $25,400.",
    "Turnout was 47.3 per cent. In 2019 turnout was 43.7 per cent.",
    "The dog weighs 32kg. The vet says it should weigh 23kg.",
    "The plant employs 1,340 people. Before the cuts it employed 1,430 people.",
    "Council to cut 120 posts\n\nThe council has 4,300 staff. Last year it cut 210 posts, its leader said.",
    "They named their three sons Peter, Paul and Mark.",
    "The works makes two things: nuts and bolts, and washers.",
    "Four of the towns, including Otley and Ilkley, voted no.",
    "Of the 800 posts to go, 210 will be in Airton, or 35 per cent of the workforce at a works opened in 1968.",
    "She saved nine of 11 points and landed 61 per cent of her first serves.",
    "The plan has spending going from £54.2bn this year to £59.8bn, which it calls growth of 4.1% after inflation.",
    "The bank cut its rate by 25 basis points after annual inflation eased to 3.4% in October from 3.8%.",
    "Pay came to £96m for its 1,600 employees, and the median among them was £41,000.",
    "The fair sold 3,100 tickets with a face value of £28, and its box office took £71,500.",
    "A second night and then a third were added to the 25,000 seats; 62,500 had applied.",
    "The museum drew 212,400 visitors. Pupils made up 31,860 of them, 15% of the total, and 9,420 came from abroad.",
    "Boats may land 430 tonnes in the east, 28% less than the 595 of last year, and 266 in the west.",
    "The grant works out at 11.3p a mile, down from 15.8p, and the contract has 14 months left.",
    "Wheat has dropped $18 since October to $342 a tonne.",
    "Wanderers 21-19 Rovers\n\nTwo tries in the last minutes won it for Wanderers at the old ground on Saturday night.",
]


@pytest.mark.parametrize("text", QUIET)
def test_what_only_looks_like_a_relation_stays_quiet(text: str) -> None:
    assert not any(v == "inconsistent" for _, v in told(text))
