import pytest

from scripts.engine import summary


def test_wilson_agrees_with_scipy():
    from scipy.stats import binomtest

    for count, of in ((0, 10), (3, 10), (500, 500), (431, 500)):
        interval = binomtest(count, of).proportion_ci(0.95, "wilson")
        assert summary.wilson(count, of) == pytest.approx(interval, abs=1e-12)


def test_a_proportion_pools_its_seeds():
    found = summary.summarise([(40, 100), (50, 100), (90, 100)])
    assert found["middle"] == 0.6
    assert found["seeds"] == [0.4, 0.5, 0.9] and found["of"] == [100, 100, 100]
    low, high = summary.wilson(180, 300)
    assert (found["low"], found["high"]) == (round(low, 4), round(high, 4))


def test_a_number_has_its_median_and_an_interval_of_its_seeds_the_same_each_time():
    values = [3.0, 1.0, 2.0, 5.0, 4.0]
    found = summary.summarise(values)
    assert found["middle"] == 3 and found["low"] == 1 and found["high"] == 5
    assert summary.summarise(values) == found


def test_the_bootstrap_agrees_with_the_exact_distribution_of_the_median():
    # Of 5 draws from 5 values, the median is the lowest with probability 0.058, below it nothing.
    low, high = summary.bootstrap([1, 2, 3, 4, 5])
    assert (low, high) == (1, 5)
    assert summary.bootstrap(list(range(101)))[0] == pytest.approx(40, abs=3)


def test_four_significant_digits_are_kept_and_whole_numbers_stay_whole():
    assert summary.rounded(123456.7) == 123500
    assert summary.rounded(16_777_216) == 16_777_216
    assert str(summary.rounded(-0.0)) == "0.0"


@pytest.mark.parametrize("values", [[1.0, float("nan")], [(1, 2), 0.5], [(3, 2)], [(1, 0)], ["a"]])
def test_values_that_are_no_measurement_are_refused(values):
    with pytest.raises(ValueError):
        summary.summarise(values)


def test_kept_shares_become_the_counts_they_were():
    pairs = [(431, 500), (1, 8000), (7999, 8000)]
    kept = summary.summarise(pairs)
    assert summary.counted(kept["seeds"], kept["of"]) == pairs
    assert summary.counted([1.5, 2.5], None) == [1.5, 2.5]
