/** A question and its answer. `data`: see `turn_data` in app/pages/turn_data.py. */
export default function ({ data, parentElement, setTriggerValue }) {
  const { root, isNew } = rootFor(parentElement, data, "turn")
  root.send = (event) => setTriggerValue("event", event)
  if (isNew) fill(root, data)
  if (isNew && data.is_new) showBeginning(root)
  const onClosed = () => root.opener?.isConnected && root.opener.focus({ preventScroll: true })
  window.addEventListener(CLOSED, onClosed)
  return () => window.removeEventListener(CLOSED, onClosed)
}

function fill(root, data) {
  const card = el("div", "card", { role: "tooltip", id: "card", hidden: "" })
  const chips = citationChips(root, card, data.citations)
  refill(root,
    el("div", "question", {}, el("div", "asked", {}, data.question)),
    data.understood ? el("p", "understood", {}, "Understood as: ", el("span", "", {}, data.understood)) : null,
    data.writing?.length ? writing(data.writing) : null,
    data.answer ? answerBlock(root, data.answer, chips) : data.waiting ? waiting(data.waiting) : null,
    data.sources.length ? sourceList(root, data.sources) : null,
    data.examples.length ? el("div", "", {}, el("p", "label", {}, data.examples_label), exampleButtons(data.examples, (event) => root.send(event))) : null,
    card,
  )
}

/** A new question, and then its answer, is read from its beginning; where it fits in the window, the page goes to its end. */
function showBeginning(root) {
  requestAnimationFrame(() => root.scrollIntoView({ block: "start" }))
}

function waiting(text) {
  return el("p", "waiting", { role: "status" }, el("span", "dots", { "aria-hidden": "true" }, el("i"), el("i"), el("i")), text)
}

/** An answer while a language model writes it: each sentence says what the check makes of it. */
function writing(sentences) {
  const said = { checking: " being checked", supported: "", unverified: "" }
  const standing = sentences.filter((sentence) => sentence.state !== "unverified")
  const others = sentences.filter((sentence) => sentence.state === "unverified")
  return el("div", "answer writing", { "aria-busy": "true" },
    el("p", "sentences", {}, ...standing.flatMap((sentence) => [el("span", `sentence ${sentence.state}`, {}, sentence.text),
      said[sentence.state] ? el("span", "state", {}, said[sentence.state]) : null, " "]).filter((child) => child !== null)),
    others.length ? unverified(others.map((sentence) => sentence.text)) : null)
}

/** What the model wrote and the check did not find borne out. */
function unverified(texts) {
  return el("div", "unverified", { role: "note" }, el("p", "label", {}, "Not verified: written by the language model, not borne out by the passages it cites"),
    ...texts.map((text) => el("p", "text", {}, text)))
}

function answerBlock(root, answer, chips) {
  return el("div", answer.declined ? "answer declined" : "answer", {},
    ...answer.notices.map((text) => el("p", "notice", { role: "note" }, text)),
    answer.short ? el("p", "short", {}, answer.short) : null,
    answer.text ? el("p", answer.declined ? "refusal" : "plain", {}, answer.text) : null,
    answer.sentences.length ? el("p", "sentences", {}, ...answer.sentences.flatMap((sentence) => [
      el("span", "sentence", {}, sentence.text), ...sentence.citations.map((number) => chips(number)), " "])) : null,
    ...answer.conflicts.map((conflict) => conflictTable(conflict, chips)),
    ...answer.parts.map((part) => el("section", "part", {}, el("h4", "", {}, part.question), answerBlock(root, part.answer, chips))),
    answer.unverified?.length ? unverified(answer.unverified) : null,
    answer.passages.length ? passageList(root, answer.passages) : null)
}

function conflictTable(conflict, chips) {
  return el("table", "conflict", {}, el("caption", "", {}, `The documents differ: ${conflict.about}`),
    el("tbody", "", {}, ...conflict.values.map((row) =>
      el("tr", "", {}, el("td", "", {}, row.value), el("td", "", {}, row.as_of), el("td", "", {}, chips(row.citation))))))
}

/** The passages of a refusal: three, and the others on demand. */
function passageList(root, passages) {
  const item = (passage) => el("li", "", {},
    el("button", "passage", { type: "button", onclick: (event) => open(root, event, { open: "passage", at: passage.at }) },
      el("span", "quote", {}, passage.quote), el("span", "from", {}, passage.from)))
  const first = passages.slice(0, 3), rest = passages.slice(3)
  return el("div", "passages", {}, el("p", "label", {}, "The nearest passages"), el("ol", "", {}, ...first.map(item)),
    rest.length ? el("details", "", {}, el("summary", "", {}, `${rest.length} more`), el("ol", "", {}, ...rest.map(item))) : null)
}

/** The cited documents; each place that is cited of one is a button. */
function sourceList(root, sources) {
  const place = ({ number, place }) => el("button", "place", { type: "button",
    onclick: (event) => open(root, event, { open: "citation", at: number }) }, el("span", "number", {}, `[${number}]`), ` ${place || "open"}`)
  return el("ul", "sources", { "aria-label": "Sources" }, ...sources.map((source) => el("li", "", {},
    el("span", "title", {}, source.title), " ", el("span", "from", {}, source.from), " ", ...source.places.map(place))))
}

function open(root, event, message) {
  root.opener = event.currentTarget
  root.querySelector(".card").hidden = true
  root.send(message)
}

/** number → a chip; hovering or focusing it shows the quote and its source, clicking opens the document. */
function citationChips(root, card, citations) {
  const byNumber = new Map(citations.map((citation) => [citation.number, citation]))
  return (number) => {
    const citation = byNumber.get(number)
    const chip = el("button", "chip", { type: "button", "aria-label": `Source ${number}: ${citation.title}, ${citation.from}`,
      onclick: (event) => open(root, event, { open: "citation", at: number }) }, `[${number}]`)
    const show = () => {
      card.replaceChildren(el("blockquote", "", {}, citation.quote), el("div", "title", {}, citation.title), el("div", "from", {}, citation.from))
      card.hidden = false
      place(card, chip)
      chip.setAttribute("aria-describedby", "card")
    }
    const hide = () => { card.hidden = true; chip.removeAttribute("aria-describedby") }
    chip.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && show())
    chip.addEventListener("pointerleave", hide)
    chip.addEventListener("focus", () => chip.matches(":focus-visible") && show())
    chip.addEventListener("blur", hide)
    chip.addEventListener("keydown", (event) => event.key === "Escape" && hide())
    return chip
  }
}

/** The card next to the chip: below it, or above where there is no room; always inside the window. */
function place(card, chip) {
  const at = chip.getBoundingClientRect(), margin = 8
  card.style.width = `${Math.min(380, window.innerWidth - 2 * margin)}px`
  const size = card.getBoundingClientRect()
  const fitsBelow = at.bottom + margin + size.height < window.innerHeight - margin
  card.style.left = `${Math.max(margin, Math.min(at.left, window.innerWidth - size.width - margin))}px`
  card.style.top = `${Math.max(margin, fitsBelow ? at.bottom + margin : at.top - margin - size.height)}px`
}
