"""A reader of Chinese finds words, parts of words, and the English words on Chinese pages."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def search(browser, small_site):
    """Types a word into the search of a page just opened; gives the list of what it finds."""
    context = browser.new_context()

    def search(word, ready=""):
        page = context.new_page()
        page.set_default_timeout(120_000)  # also where other work claims the machine
        page.goto(f"{small_site}zh/")
        page.wait_for_load_state("networkidle")
        page.locator("button.find").click()
        page.locator(".md-search-result__meta", has_text=ready).wait_for()
        page.locator("input[name=query]").press_sequentially(word)
        page.locator(".md-search-result__meta", has_text="结果").wait_for()
        return page.locator(".md-search-result__link")

    yield search
    context.close()


@pytest.mark.parametrize(
    "word", ["神经网络", "反向", "反向传播", "算法", "同胚", "PyTorch", "pytorch"]
)
def test_a_word_of_the_page_is_found(search, word):
    assert search(word).count() >= 1


def test_a_word_that_is_nowhere_is_not_found(search):
    assert search("乌龟").count() == 0


def test_a_word_that_comes_without_keys_once_the_search_is_ready_is_found_too(search):
    assert search("反向", ready="键入以开始搜索").count() >= 1
