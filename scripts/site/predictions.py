"""`/// predict | rings`: a question before the answer. What a reader guesses stays in the page.

    /// predict | rings
    Does the network that only has to choose open the ball?

    - It opens it.
    - It crumples it further.

    It crumples it further: …
    ///

The question comes first, then the list of answers to choose from, then what was measured, which
waits in a native `<details>`: a choice opens it (evidence.js), and without JavaScript a touch.
"""

import xml.etree.ElementTree as etree

from markdown.util import AtomicString
from pymdownx.blocks.block import Block


class Predict(Block):
    """The block; one question, one list of answers, and at least one paragraph behind them."""

    NAME = "predict"
    ARGUMENT = True

    def on_create(self, parent):
        self.page, self.name = self.config["essay"].page, self.argument.strip()
        section = etree.SubElement(parent, "section", id=f"predict-{self.name}")
        section.set("class", "predict")
        return section

    def on_end(self, block):
        written = list(block)
        place = next((at for at, part in enumerate(written) if part.tag == "ul"), 0)
        if not place or place + 1 == len(written):
            what = f"predict {self.name} needs a question, a list of answers, and what was measured"
            raise self.page.error(f"predict | {self.name}", what, "write them in this order")
        for part in written:
            block.remove(part)
        self._choices(block, written[:place], written[place])
        self._answer(block, written[place + 1 :])

    def _choices(self, block, question, answers):
        fields = etree.SubElement(block, "fieldset")
        legend = etree.SubElement(fields, "legend")
        legend.extend(question)
        for part in question:
            part.tag = "span"
        for answer in answers:
            label = etree.SubElement(fields, "label")
            name = f"predict-{self.name}"
            etree.SubElement(label, "input", type="radio", name=name, autocomplete="off")
            answer.tag = "span"
            label.append(answer)

    def _answer(self, block, parts):
        details = etree.SubElement(block, "details")
        summary = etree.SubElement(details, "summary")
        summary.text = AtomicString(self.page.words["predict_reveal"])
        details.extend(parts)
