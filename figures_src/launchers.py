"""Learners of the moon shot: how each turns trial launches into an aim.

A *trial* is one flight that was really launched. Everybody may choose the speed; the aim is the
angle that goes with it. What each was told beforehand stands in its docstring, because that is
half of what is compared.
"""

import numpy as np
import torch

from figures_src import training
from figures_src.kept import kept
from figures_src.measuring import gravitation
from figures_src.models.ensemble import Ensemble, squared
from figures_src.worlds import flight

RATE, BATCH = 0.02, 128
UNITS = np.array([[np.pi / 180], [1.0], [np.pi / 180]])  # of a zone in degrees, km/s, degrees


@kept
def schooled(degrees, launches, sizes, flights, radar, head, width, steps, seed):
    """Everything learnt from the trials of one seed, and the trials: a dictionary of arrays.

    degrees: the zone, phases, speeds, angles as (lowest, highest), in degrees, km/s, degrees
    launches: trials flown, of which the nets see the first `sizes`; flights: numbers of tracked
    flights the laws are fitted to; radar: (hours between fixes, noise in Mm), for a day
    head: flights computed with the law of the first number of flights, to teach a network by

    "trials" (6, launches): phase, speed, angle, miss, landed, hours. "laws" (2, numbers of flights,
    2): pulls of Earth and Moon, of Newton's form and of the inverse cube; "fits", the flights
    computed in the head for each. "direct" and "simulator", names of weights after it: networks,
    one member for each size; after the direct ones, one that copies its landings among all
    launches and one that was taught by the head.
    """
    zone, rng = tuple(np.array(degrees) * UNITS), np.random.default_rng(seed)
    generator = torch.Generator().manual_seed(seed)
    flown = trials(launches, rng, zone)
    laws, fits = gravitation.laws(flown[:3], flights, *radar, rng)
    computed = trials(head, rng, zone, gravitation.law(laws[0, 0], 2))
    lessons = [first(lessons_direct(zone, flown), size) for size in sizes]
    lessons += [lessons_landings(zone, flown), lessons_direct(zone, computed)]
    simulated = [first(lessons_simulator(zone, flown), size) for size in sizes]
    kinds = {"direct": lessons, "simulator": simulated}
    nets = {kind: taught(each, steps, width, generator) for kind, each in kinds.items()}
    weights = {
        f"{kind}.{name}": values for kind, net in nets.items()
        for name, values in net.state_dict().items()
    }  # fmt: skip
    whole = np.stack([*flown[:3], flown[3].miss, flown[3].landed, flown[3].hours])
    return weights | {"trials": whole, "laws": laws, "fits": fits}


def recipe(setup, seed):
    """What `schooled` is asked for, so that figures with the same trials share what was learnt.

    setup: of a figure, with the names of the arguments; the zone in degrees, km/s, degrees
    """
    return (setup.zone, setup.launches, setup.sizes, setup.flights, setup.radar, setup.head,
            setup.width, setup.steps, seed)  # fmt: skip


def again(school, kind, width):
    """The direct networks or the simulators of a school, as an `Ensemble`."""
    weights = {
        name[len(kind) + 1 :]: part for name, part in school.items() if name.startswith(kind)
    }
    members = len(weights["offset"])
    net = Ensemble(weights["weights.0"].shape[1], width, (2,) * members, "tanh", torch.Generator())
    net.load_state_dict(weights)
    return net.eval()


def recalled(school):
    """The trials of a school, as `trials` returns them."""
    *launches, miss, landed, hours = (np.asarray(part) for part in school["trials"])
    return *launches, flight.Flights(miss, landed.astype(bool), hours)


def trials(count, rng, zone, gravity=None):
    """Random launches of a zone, flown: phases, speeds, angles (count,), and their `Flights`.

    zone: (phases, speeds, angles), each as (lowest, highest); radians, km/s, radians
    """
    launches = [rng.uniform(*limits, count) for limits in zone]
    return *launches, flight.fly(*launches, gravity)


def scaled(values, limits):
    """Numbers with the limits at -1 and 1."""
    low, high = limits
    return (2 * values - low - high) / (high - low)


def around(phases, zone):
    """Phases as the turn nearest to the middle of the zone's, radians."""
    middle = sum(zone[0]) / 2
    return middle + np.remainder(phases - middle + np.pi, 2 * np.pi) - np.pi


def features(zone, phase, speed, angle=None):
    """What a network is shown: the launch in units of the zone, float32 tensor (n, 2 or 3)."""
    columns = [scaled(around(phase, zone), zone[0]), scaled(speed, zone[1])]
    if angle is not None:
        columns.append(scaled(angle, zone[2]))
    return torch.tensor(np.stack(columns, -1), dtype=torch.float32)


def lessons_direct(zone, flown):
    """What a direct network learns from: (phase and speed, angle), scaled; float32 tensors.

    Targets by hindsight (Andrychowicz et al. 2017, arXiv:1707.01495): a flight that passed the
    Moon by so many degrees would have met it, had the Moon stood that much further. So the network
    is told that turning the sky turns the flight, and nothing else about gravity.
    """
    phase, speed, angle, flights = flown
    seen = np.isfinite(flights.miss)
    shown = features(zone, (phase + flights.miss)[seen], speed[seen])
    return shown, torch.tensor(scaled(angle[seen], zone[2]), dtype=torch.float32)


def lessons_landings(zone, flown):
    """What a direct network learns from that copies its own landings and knows no hindsight."""
    phase, speed, angle, flights = flown
    met = flights.landed
    angles = torch.tensor(scaled(angle[met], zone[2]), dtype=torch.float32)
    return features(zone, phase[met], speed[met]), angles


def lessons_simulator(zone, flown):
    """What a simulator learns from: (phase, speed and angle, scaled; miss in radians).

    It is told nothing but what to watch: how far from the Moon, as seen from the Earth, a craft is
    when it comes as far as the Moon.
    """
    phase, speed, angle, flights = flown
    seen = np.isfinite(flights.miss)
    shown = features(zone, phase[seen], speed[seen], angle[seen])
    return shown, torch.tensor(flights.miss[seen], dtype=torch.float32)


def first(lessons, count):
    """The first so many of some lessons."""
    return tuple(part[:count] for part in lessons)


def taught(lessons, steps, width, generator):
    """Networks of two hidden layers, one member of an `Ensemble` for each of a list of lessons."""
    model = Ensemble(lessons[0][0].shape[-1], width, (2,) * len(lessons), "tanh", generator)
    return practised(model, lessons, steps, RATE, generator)


def practised(model, lessons, steps, rate, generator):
    """Train members in place, each on lessons of its own.

    A member with few examples sees them again and again, as often as another sees its many.
    """
    most = max(len(targets) for _, targets in lessons)
    inputs, targets = (
        torch.stack([part[torch.arange(most) % len(part)] for part in parts], 1)
        for parts in zip(*lessons, strict=True)
    )
    return training.fit(model, squared, inputs, targets, steps=steps, batch=BATCH, rate=rate,
                        generator=generator)  # fmt: skip


def answers(model, zone, phase, speed):
    """The angles (members, n) that direct networks choose, radians."""
    low, high = zone[2]
    with torch.no_grad():
        said = model(features(zone, phase, speed)).T.double().numpy()
    return (low + high + said * (high - low)) / 2


def planned(model, zone, phase, speed, limits, candidates=64):
    """Angles (members, n) at which simulators see the least miss, and imagined flights of each.

    limits: of the angles, radians. Candidates lie evenly between them, then around the best.
    """
    members = len(model.answer)
    low, high = (np.full((len(phase), members), edge) for edge in limits)
    for _ in range(3):
        angles = np.linspace(low, high, candidates)
        grid = np.broadcast_arrays(phase[:, None], speed[:, None], angles)
        with torch.no_grad():
            said = model(features(zone, *grid).flatten(0, 1)).view(angles.shape).abs()
        best = np.take_along_axis(angles, said.argmin(0).numpy()[None], 0)[0]
        room = (high - low) / (candidates - 1)
        low, high = best - room, best + room
    return best.T, 3 * candidates
