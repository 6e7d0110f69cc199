"""The browser report, as a reader meets it: what is seen, what a click does, both schemes, wide and narrow, on paper."""

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement

from tests.scenarios.command import factcheck

ARTICLE = """粮库扩容

本报讯 全库存粮500吨，其中小麦300吨、玉米210吨。仓房共有7座。<script>document.title = "taken"</script>

小麦由100吨增加到120吨，增长20%。
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("page")
    (folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "b.txt").write_text("河水\n河水由10米涨到12米，上涨20%。\n", encoding="utf-8")
    run = factcheck("check", "a.txt", "b.txt", "missing.txt", "--format", "html", "--output", "report.html", cwd=folder)
    assert run.returncode == 3, run.stderr
    return (folder / "report.html").as_uri()


@pytest.fixture
def opened(browser: Chrome, page: str) -> Chrome:
    media(browser)
    size(browser, 1280)
    browser.get("about:blank")
    browser.get(page)
    return browser


def complaints(browser: Chrome) -> list[object]:
    """What the console says since it was last asked."""
    return list(browser.get_log("browser"))  # type: ignore[no-untyped-call]


def media(browser: Chrome, scheme: str = "light", kind: str = "screen") -> None:
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": kind, "features": features})


def size(browser: Chrome, width: int) -> None:
    metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)


def number(browser: Chrome, text: str) -> WebElement:
    return next(a for a in browser.find_elements(By.CSS_SELECTOR, "a.n") if a.text == text)


def style(element: WebElement, name: str) -> str:
    return str(element.value_of_css_property(name))


def test_every_number_is_marked_by_its_verdict(opened: Chrome) -> None:
    klass = {a.text: a.get_attribute("class") for a in opened.find_elements(By.CSS_SELECTOR, "#d1 a.n")}
    assert klass["500吨"] == "n inconsistent"
    assert klass["20%"] == "n consistent"
    assert klass["7座"] == "n uncovered"
    assert "dotted" in style(number(opened, "7座"), "border-bottom-style")


def test_a_click_leads_to_the_check_and_back(opened: Chrome) -> None:
    number(opened, "500吨").click()
    card = opened.find_element(By.CSS_SELECTOR, ".check:target")
    assert "inconsistent" in card.text
    assert "300 + 210" in card.text
    assert "lit" in (card.get_attribute("class") or "")
    card.find_element(By.LINK_TEXT, "210吨").click()
    assert opened.find_element(By.CSS_SELECTOR, "a.n:target").text == "210吨"
    assert "lit" in (number(opened, "300吨").get_attribute("class") or "")


def test_the_links_work_without_scripts(browser: Chrome, page: str) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.get("about:blank")
        browser.get(page)
        target = browser.find_element(By.XPATH, "//a[contains(@class, 'n ') and text()='500吨']")
        target.click()
        assert "#d1c" in browser.current_url
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_a_verdict_can_be_hidden(opened: Chrome) -> None:
    card = opened.find_element(By.CSS_SELECTOR, ".check.consistent")
    opened.find_element(By.CSS_SELECTOR, "nav input[value=consistent]").click()
    assert not card.is_displayed()
    number(opened, "20%").click()
    assert card.is_displayed()


def test_what_could_not_be_read_stands_on_top(opened: Chrome) -> None:
    assert "missing.txt" in opened.find_element(By.CSS_SELECTOR, ".problems").text


def test_an_article_cannot_speak_to_the_page(opened: Chrome) -> None:
    assert opened.title.startswith("factcheck")
    assert "<script>" in opened.find_element(By.CSS_SELECTOR, "#d1 .text").text


def test_nothing_is_loaded_and_nothing_complains(opened: Chrome) -> None:
    complaints(opened)
    opened.refresh()
    assert opened.execute_script("return performance.getEntriesByType('resource').length") == 0
    assert complaints(opened) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_both_schemes_can_be_read(opened: Chrome, scheme: str) -> None:
    media(opened, scheme)
    body = opened.find_element(By.TAG_NAME, "body")
    pairs = [(body, body)] + [(e, e) for e in (number(opened, "500吨"), number(opened, "20%"))]
    for text, ground in pairs:
        assert contrast(style(text, "color"), style(ground, "background-color")) >= 4.5
    assert (luminance(style(body, "background-color")) < 0.2) is (scheme == "dark")


@pytest.mark.parametrize("width", [360, 480, 1280])
def test_nothing_runs_off_the_side(opened: Chrome, width: int) -> None:
    size(opened, width)
    assert opened.execute_script("return document.documentElement.scrollWidth") <= width


def test_on_paper_there_is_no_filter_and_one_column(opened: Chrome) -> None:
    media(opened, kind="print")
    assert not opened.find_element(By.TAG_NAME, "nav").is_displayed()
    assert style(opened.find_element(By.CSS_SELECTOR, ".columns"), "display") == "block"


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2, of `rgb(…)` or `rgba(…)`."""
    channels = [float(c) / 255 for c in colour[colour.index("(") + 1 : -1].split(",")[:3]]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)
