"""A network asked by Python in a real Chromium answers as it does on this machine."""

import asyncio
from array import array
from concurrent.futures import ThreadPoolExecutor

import pytest

from figures_src.demos import cliff_map
from scripts.demos import models

pytestmark = pytest.mark.browser
MANY = 5
GIVEN = f"""
from array import array
import random
dice = random.Random(7)
draw = lambda many: array("f", (dice.random() for _ in range(many)))
given = {{"pictures": draw({MANY} * 3072), "ways": draw({MANY} * 3072), "steps": draw({MANY})}}
"""
ASK = """async ([given, asked]) => {
  const here = new URL("assets/demo/", location).href;
  const { loadPyodide } = await import(here + "pyodide/pyodide.mjs");
  const { runner } = await import(here + "models.js");
  const { engine } = await (await fetch(here + "demos.en.json")).json();
  const python = await loadPyodide({ indexURL: here + "pyodide/", packages: [] });
  const counted = [];
  const files = { "cliff_map.steps": here + "cliff_map.steps.onnx" };
  const count = (bytes) => counted.push(bytes);
  const options = { folder: here, python, engine, get: (file) => fetch(file), count };
  python.globals.set("models", await runner(files, options));
  const answers = await python.runPythonAsync(given + asked);
  return [answers.toJs ? answers.toJs() : answers, counted];
}"""


def ask(page, asked):
    return page.evaluate(ASK, [GIVEN, asked])


def test_numbers_are_those_of_this_machine(visit):
    page = visit("cliff_map.en.html")
    asked = "(await models.run('cliff_map.steps', given))['logits'].tolist()"
    answers, counted = ask(page, asked)
    exec(GIVEN, scope := {"array": array})
    native = models.native(cliff_map)
    with ThreadPoolExecutor(1) as waiting:
        run = waiting.submit(lambda: asyncio.run(native.run("cliff_map.steps", scope["given"])))
    assert answers == pytest.approx(list(run.result()["logits"]), rel=1e-5, abs=1e-5)
    assert len(answers) == 7 * MANY and counted[0] > 10_000


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("'cliff_map.stairs', given", "no network 'cliff_map.stairs'"),
        ("'cliff_map.steps', given | {'ways': array('f', [0] * 9)}", "ways takes n × 3 × 32 × 32"),
        ("'cliff_map.steps', {}", "pictures takes n × 3 × 32 × 32 numbers, not 0"),
    ],
)
def test_what_it_cannot_take_is_said_in_words(visit, asked, said):
    wrapped = f"\ntry:\n    found = await models.run({asked})\nexcept Exception as error:\n"
    answer, _ = ask(visit("cliff_map.en.html"), f"{wrapped}    found = str(error)\nfound")
    assert said in answer


def test_a_demo_without_networks_loads_none(visit):
    page = visit("nested_rings.en.html")
    page.locator(".demo-start").click()
    page.wait_for_selector("section[data-drawn]", timeout=120_000)
    assert not [url for url in page.asked if "onnx" in url or "models.js" in url]


def test_a_missing_network_is_said_in_words_and_can_be_tried_again(visit):
    page = visit("cliff_map.en.html")
    page.route("**/cliff_map.steps.onnx", lambda route: route.fulfill(status=404))
    page.locator(".demo-start").click()
    alert = page.get_by_role("alert")
    alert.wait_for(timeout=120_000)
    assert "404" in alert.locator("pre").text_content()
    page.unroute("**/cliff_map.steps.onnx")
    alert.get_by_role("button").click()
    page.wait_for_selector("section[data-drawn]", timeout=120_000)


def test_a_worker_that_is_replaced_gets_its_networks_again(visit):
    kind, after = visit("cliff_map.en.html").evaluate(
        """async () => {
          const { Session } = await import("./assets/demo/session.js");
          const session = new Session(new URL("assets/demo/", location).href, "en");
          await session.list();
          await session.open("cliff_map");
          const wait = setTimeout;
          window.setTimeout = (work) => wait(work, 0); // no patience at all
          const kind = await session.show("cliff_map", {}).catch((error) => error.kind);
          window.setTimeout = wait;
          return [kind, await session.show("cliff_map", { aside: 2 })];
        }"""
    )
    assert kind == "stuck" and "taxi" in after["live"]
