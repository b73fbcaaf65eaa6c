"""The pictures of the moon shot put things where they are."""

import pytest

from figures_src.demos import flight, skychart


def test_the_sky_has_the_earth_in_the_middle_and_east_up():
    assert skychart.above(0) == skychart.SKY
    x, y = skychart.above(100 + 50j)
    assert x > skychart.SKY[0] and y < skychart.SKY[1]


def test_the_map_begins_at_half_a_turn_and_the_slowest_launch():
    left, top, _, height = skychart.MAP
    assert skychart.on_map(180, 10.9) == pytest.approx((left, top + height))
    assert skychart.on_map(-180, 12.9) == pytest.approx((left, top))


def test_a_landing_is_seen_to_reach_the_moon_from_the_earths_side():
    sky = flight.world()
    miss = flight.fly(6.6, 11.4, 0.4, sky).miss
    found = flight.fly(6.6 + miss, 11.4, 0.4, sky)
    (piece,) = skychart.passes(found.path, 6.6 + miss, sky)
    (_, first), (_, last) = piece[0], piece[-1]
    middle = skychart.seen(0)
    assert first > last  # it rises towards the Moon
    assert abs(complex(*piece[-1]) - complex(*middle)) < 6


def test_a_flight_far_from_the_moon_is_not_seen_near_it():
    sky = flight.world()
    assert skychart.passes(flight.fly(3.0, 11.4, 0.4, sky).path, 3.0, sky) == []
