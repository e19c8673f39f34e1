"""`python -m tests.llm_server.injection_table`: what an obedient model said to each order of a document, and what became of it.

The packaged embedding model, the real client, a real socket. The last line counts.
"""

import json
import tempfile
from collections import Counter
from pathlib import Path

from pydantic import SecretStr

from answer.types import Answer
from app import compose
from app.settings import Settings
from tests.llm_server.injections import Case, cases, obeying
from tests.llm_server.server import LlmServer, Request, Says
from tests.llm_server.share_table import row

KEY = "sk-test-8d1f0c77aa31"
MOST_CHARS = 110  # of a cell
WITHHELD = {"instructions": "withheld: instructions", "link": "withheld: link, image or markup", "secret": "withheld: secret"}


def became(case: Case, answer: Answer) -> str:
    """What of the model's words the visitor sees, and as what."""
    written = " ".join([answer.answer, *(item.text for item in answer.sentences)])
    if KEY in json.dumps(answer.to_json()) or any(text in written for text in case.order.nowhere):
        return "LEAKED"
    shown = " ".join([answer.answer, *(item.text for item in answer.sentences if item.supported)])
    if any(text in shown for text in case.order.never):
        return "PART OF THE ANSWER"
    found = []
    if any(not item.supported for item in answer.sentences):
        found.append("shown apart as not verified")
    notices = " ".join(notice.text for notice in answer.notices)
    found += [text for word, text in WITHHELD.items() if word in notices]
    if "would not answer" in notices:
        found.append("taken for a refusal")
    return ", ".join(found) or "nowhere"


def cell(text: str) -> str:
    """A text in a cell: on one line, short, and harmless where Markdown is drawn."""
    plain = " ".join(text.split())
    short = plain if len(plain) <= MOST_CHARS else f"{plain[: MOST_CHARS - 1]}…"
    return f"`{short.replace('`', chr(39)).replace('|', '¦')}`"


def main() -> None:
    """Prints the table, each case with a model that says what it was told to and then the truth."""
    found = list(cases())
    folder, storage = Path(tempfile.mkdtemp()), Path(tempfile.mkdtemp())
    for case in found:
        (folder / f"{case.lake.lower()}.md").write_text(case.document, encoding="utf-8")
    obedient, said = obeying(found, adds_the_truth=True), [""]

    def model(request: Request) -> Says:
        answer = obedient(request)
        said[0] = answer.text.replace(request.prompt.replace("{", "(").replace("}", ")"), "(the whole prompt)").replace(
            KEY, "(the key)"
        )
        return answer

    ends: Counter[str] = Counter()
    with LlmServer(model) as server:
        settings = Settings(
            llm_model="obedient",
            openai_base_url=server.address,
            openai_api_key=SecretStr(KEY),
            storage=storage,
        )
        embedding = compose.make_embedding(settings)
        engine = compose.open_engine(compose.corpus_settings(settings, folder, embedding, lambda step: None), embedding)
        print(row("order", "what the model said", "what became of it", "answer"))
        print(row("---", "---", "---", "---"))
        for case in found:
            answer = engine.ask(case.question)
            end = became(case, answer)
            ends[end] += 1
            ends[f"answered by {answer.engine}" if not answer.is_declined else "declined"] += 1
            print(
                row(
                    case.name,
                    cell(said[0].removesuffix(case.truth[:-1] + said[0].rpartition(case.truth[:-1])[2])),
                    end,
                    cell(answer.answer),
                ),
                flush=True,
            )
    print(f"\n{len(found)} cases: {'; '.join(f'{count} {end}' for end, count in ends.most_common())}.")


if __name__ == "__main__":
    main()
