"""`python -m tests.llm_server`: the computed models behind an OpenAI-compatible address, until Ctrl-C.

`QIANTANG_LLM_MODEL=paraphraser.dev OPENAI_BASE_URL=http://127.0.0.1:8399/v1 qiantang eval … --engine llm` then measures the
whole path.
"""

import sys
import threading
from contextlib import suppress

from tests.llm_server.computed import computed_models
from tests.llm_server.server import Behaviour, LlmServer, Model, Request

PORT = 8399


def main() -> None:
    """Serves on the port that is given, or on 8399."""
    made: dict[str, Model] = {}

    def model(request: Request) -> Behaviour:
        name = str(request.body["model"])
        if name not in made:
            made[name] = computed_models()[name]()
        return made[name](request)

    with LlmServer(model, models=computed_models(), port=int(sys.argv[1]) if len(sys.argv) > 1 else PORT) as server:
        print(f"{server.address} serves {', '.join(computed_models())}", flush=True)
        with suppress(KeyboardInterrupt):
            threading.Event().wait()


if __name__ == "__main__":
    main()
