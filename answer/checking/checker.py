"""The check: a claim, a sentence or a draft in, verdicts out."""

import time
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from answer.checking.checkable import WHAT
from answer.checking.claims import Claim, claims_of
from answer.checking.evidence import Evidence, Vector, evidence_of, given_document, nearest, sentences_of
from answer.checking.loading import support_model
from answer.checking.mapped import Mapped
from answer.checking.options import CheckOptions, CheckWith
from answer.checking.types import DraftCheck, Verdict
from answer.checking.verdicts import joined, verdict_of
from answer.checking.weighing import Weighed, is_surely_read, weigh
from answer.comparing.statement import Statement, statement_of
from index.search import Index
from ingest.dates import year_of
from ingest.errors import InputError

if TYPE_CHECKING:
    from answer.checking.support_model import SupportModel

AT_ONCE = 24  # sentences whose parts are embedded together
SIDE_BY_SIDE = 2  # sentences judged at the same time: while the network computes for one, comparing goes on for the other
# Probability from which a part that is contradicted decides for the whole. Of 119 claims of several statements (towns to fit,
# FEVEROUS dev) 66 are judged rightly if the others are read whole; 62 if only those without a contradicted part are, as they were.
SURELY_AGAINST = 0.6
REFUSED = frozenset({"question", "greeting", "order", "fragment", "language", "heading", "code", "row"})
"""Reasons for which a claim that someone asks to be checked is not: it states nothing. An opinion is checked if it is asked for."""


class Checker:
    """Checks claims against one opened generation, or against a text that comes with them. Safe to use from several threads."""

    def __init__(self, index: Index, options: CheckOptions | None = None) -> None:
        self.index = index
        self.options = options or CheckOptions()

    @cached_property
    def _model(self) -> "SupportModel | None":
        return support_model() if self.options.uses != "rules" else None

    @property
    def uses(self) -> CheckWith:
        """What decides: as the options say, or the rules where the model's weights are not there."""
        return self.options.uses if self._model is not None else "rules"

    def warm_up(self) -> None:
        """Loads the models, so that the first claim does not wait for them."""
        self.check("The models were loaded in 2020.")

    def check(self, text: str, *, evidence_text: str | None = None, as_of: str | None = None) -> Verdict:
        """The verdict on a claim: one sentence, or several, which are its parts.

        Args:
            text: what is claimed.
            evidence_text: the claim is held against this text and nothing else.
            as_of: a year; documents whose figures speak for a later one are not read.
        Raises:
            InputError: it is empty, too long, or states nothing that can be checked.
        """
        started = time.perf_counter()
        claims = self._claims(text)
        checked = [claim for claim in claims if claim.unchecked not in REFUSED]
        if not checked:
            raise InputError(_nothing(claims))
        asked = [claim if claim.unchecked is None else _as_asked(claim, text) for claim in checked]
        found = list(self._verdicts(asked, evidence_text=evidence_text, as_of=as_of))
        whole = text.strip()
        at = text.find(whole)
        verdict = found[0] if len(found) == 1 else joined(found, claim=whole, start=at, end=at + len(whole))
        return replace(verdict, took_ms=_ms(started))

    def check_draft(
        self,
        text: str,
        *,
        media: str | None = None,
        as_of: str | None = None,
        progress: Callable[[int, int], None] = lambda done, total: None,
    ) -> DraftCheck:
        """A verdict on every sentence of a text, in order.

        Args:
            media: "markdown" or "plain"; None: told by the text.
            progress: is called with the number of sentences done and of all, after each.
        Raises:
            InputError: it is empty, too long, or states nothing that can be checked.
        """
        started = time.perf_counter()
        claims = self.claims(text, media=media)
        found = []
        for verdict in self.verdicts(claims, as_of=as_of):
            found.append(verdict)
            progress(len(found), len(claims))
        return DraftCheck(text=text, claims=tuple(found), took_ms=_ms(started))

    def claims(self, text: str, *, media: str | None = None) -> list[Claim]:
        """The sentences of a draft, to be given to `verdicts`.

        Raises:
            InputError: it is empty, too long, or states nothing that can be checked.
        """
        claims = self._claims(text, media)
        if all(claim.unchecked is not None for claim in claims):
            raise InputError(_nothing(claims))
        return claims

    def verdicts(self, claims: Sequence[Claim], *, as_of: str | None = None) -> Iterator[Verdict]:
        """A verdict on each sentence as soon as it is there, so that whoever asks may stop."""
        yield from self._verdicts(claims, evidence_text=None, as_of=as_of)

    def _claims(self, text: str, media: str | None = None) -> list[Claim]:
        limit = self.options.max_chars
        if len(text) > limit:
            raise InputError(
                f"the text has {len(text):,} characters, at most {limit:,} are checked at once; give it in parts, "
                "or set QIANTANG_MAX_CHECK_CHARS"
            )
        claims = claims_of(text, media=media, lexicon=self.index.lexicon)
        if not claims:
            raise InputError("there is nothing to check: the text is empty")
        return claims

    def _verdicts(self, claims: Sequence[Claim], *, evidence_text: str | None, as_of: str | None) -> Iterator[Verdict]:
        given = _Given(evidence_text, self.index) if evidence_text is not None else None
        allowed = self._allowed(as_of)
        with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
            for first in range(0, len(claims), AT_ONCE):
                batch = claims[first : first + AT_ONCE]
                vectors = self._vectors(batch)
                jobs = [pool.submit(self._verdict, claim, own, given, allowed) for claim, own in zip(batch, vectors, strict=True)]
                try:
                    for job in jobs:
                        yield job.result()
                finally:  # who stops asking does not wait for the rest
                    for job in jobs:
                        job.cancel()

    def _vectors(self, claims: Sequence[Claim]) -> list[Vector | None]:
        """Of the parts of each claim, (n_parts, dim)."""
        counts = [len(self._parts(claim)) for claim in claims]
        texts = [part.text for claim in claims for part in self._parts(claim)]
        vectors = self.index.encode(texts) if texts else None
        ends = list(accumulate(counts))
        return [None if vectors is None else vectors[end - count : end] for count, end in zip(counts, ends, strict=True)]

    def _parts(self, claim: Claim) -> tuple[Mapped, ...]:
        is_read = claim.unchecked is None and claim.end - claim.start <= self.options.max_claim_chars
        return claim.parts if is_read else ()

    def _verdict(self, claim: Claim, vectors: Vector | None, given: "_Given | None", allowed: Collection[str] | None) -> Verdict:
        started = time.perf_counter()
        return replace(self._judged(claim, vectors, given, allowed), took_ms=_ms(started))

    def _judged(self, claim: Claim, vectors: Vector | None, given: "_Given | None", allowed: Collection[str] | None) -> Verdict:
        parts = self._parts(claim)
        if not parts:
            limit = self.options.max_claim_chars
            said = WHAT[claim.unchecked] if claim.unchecked else f"Too long for one sentence: more than {limit:,} characters."
            return Verdict(
                claim=claim.text, verdict="nothing_to_check", confidence=1.0, explanation=said, start=claim.start, end=claim.end
            )
        found = [
            self._part(part, vectors[number] if vectors is not None else None, given, allowed) for number, part in enumerate(parts)
        ]
        whole = joined(found, claim=claim.text, start=claim.start, end=claim.end, understood=claim.understood)
        if len(parts) == 1 or claim.understood is not None or not _is_open(found):
            return whole
        return self._read_whole(claim, given, allowed) or whole

    def _read_whole(self, claim: Claim, given: "_Given | None", allowed: Collection[str] | None) -> Verdict | None:
        """Support for a claim as it was written, of whose parts one was not decided alone; None if it is not surely read so."""
        has_markup = len(claim.text) != claim.end - claim.start  # then its places would not be those of the text
        if self._model is None or has_markup:
            return None
        uncut = Mapped(text=claim.text, places=tuple((at, at + 1) for at in range(claim.start, claim.end)))
        claimed = statement_of(uncut.text, lexicon=self.index.lexicon)
        vectors = self.index.encode([uncut.text])
        weighed, notice = self._weighed(claimed, vectors[0] if vectors is not None else None, given, allowed)
        if weighed is None or not is_surely_read(weighed):
            return None
        found = verdict_of(uncut, claimed, weighed)
        return replace(found, notice=notice) if found.verdict == "supported" else None

    def _part(self, part: Mapped, vector: Vector | None, given: "_Given | None", allowed: Collection[str] | None) -> Verdict:
        claimed = statement_of(part.text, lexicon=self.index.lexicon)
        weighed, notice = self._weighed(claimed, vector, given, allowed)
        return replace(verdict_of(part, claimed, weighed), notice=notice)

    def _weighed(
        self, claimed: Statement, vector: Vector | None, given: "_Given | None", allowed: Collection[str] | None
    ) -> tuple[Weighed | None, str | None]:
        evidence, notice = self._evidence(claimed, vector, given, allowed)
        if not evidence:
            return None, notice
        weights = self.index.idf(claimed.text) if given is None else None
        found = weigh(claimed, evidence, uses=self.options.uses, model=self._model, weights=weights, lexicon=self.index.lexicon)
        return found, notice

    def _evidence(
        self, claimed: Statement, vector: Vector | None, given: "_Given | None", allowed: Collection[str] | None
    ) -> tuple[list[Evidence], str | None]:
        if given is not None:
            return nearest(claimed, vector, given.sentences, given.vectors), None
        return evidence_of([(claimed, vector)], self.index, documents=allowed)

    def _allowed(self, as_of: str | None) -> frozenset[str] | None:
        if as_of is None:
            return None
        return frozenset(doc_id for doc_id, doc in self.index.documents.items() if (year_of(doc.about) or "") <= as_of)


class _Given:
    """A text that came with a claim, read once."""

    def __init__(self, text: str, index: Index) -> None:
        self.sentences = sentences_of(given_document(text), index.lexicon)
        self.vectors = index.encode([item.text for item in self.sentences]) if self.sentences else None


def _as_asked(claim: Claim, text: str) -> Claim:
    return replace(claim, parts=(Mapped.of(text, claim.start, claim.end),), unchecked=None)


def _is_open(parts: Sequence[Verdict]) -> bool:
    """True if a part is not found, or contradicted without being sure of it, and none is surely contradicted."""
    against = [part.confidence for part in parts if part.verdict == "contradicted"]
    return any(part.verdict in ("not_found", "contradicted") for part in parts) and max(against, default=0.0) < SURELY_AGAINST


def _nothing(claims: Sequence[Claim]) -> str:
    """Why there is nothing to check, in one line."""
    reasons = list(dict.fromkeys(WHAT[claim.unchecked] for claim in claims if claim.unchecked))
    if len(reasons) == 1:
        return f"there is nothing to check: {reasons[0][0].lower()}{reasons[0][1:].rstrip('.')}"
    return "there is nothing to check: the text has only headings, questions, greetings, instructions or opinions"


def _ms(started: float) -> int:
    return round((time.perf_counter() - started) * 1000)
