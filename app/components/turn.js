/** A question and its answer. `data`: see `turn_data` in app/pages/ask/turn_data.py. */
export default function ({ data, parentElement, setTriggerValue }) {
  // What is done with an answer is drawn apart: the answer itself stays as it is, and so do focus and scroll.
  const { root, isNew } = rootFor(parentElement, { ...data, place: null, feedback: null, can_retry: null }, "turn")
  root.send = (event) => setTriggerValue("event", event)
  root.dataset.place = data.place
  if (isNew) fill(root, data)
  drawActions(root, data)
  if (data.is_new && !root.hasBegun) showBeginning(root)
  root.hasBegun = true
  const onClosed = () => root.opener?.isConnected && root.opener.focus({ preventScroll: true })
  window.addEventListener(CLOSED, onClosed)
  return () => window.removeEventListener(CLOSED, onClosed)
}

function fill(root, data) {
  const quotes = new Quotes(root, data.citations)
  root.setAttribute("role", "article")
  root.setAttribute("aria-label", `Question: ${data.question}`)
  const said = root.querySelector(".said") ?? el("div", "said hidden", { role: "status" })
  refill(root,
    el("div", "question", {}, el("div", "asked", { tabindex: "0", role: "group", "aria-label": "Your question" }, data.question)),
    data.understood ? el("p", "understood", {}, "Understood as: ", el("span", "", {}, data.understood)) : null,
    data.writing?.length ? writing(data.writing) : null,
    data.error ? el("p", "error", { role: "alert" }, data.error) : null,
    data.answer ? answerBlock(root, data.answer, (number) => quotes.chip(number)) : data.waiting ? waiting(data.waiting) : null,
    data.sources.length ? sourceList(root, data.sources) : null,
    data.examples.length ? el("div", "offered", {}, el("p", "label", {}, data.examples_label), exampleButtons(data.examples, (event) => root.send(event))) : null,
    data.answer || data.error ? el("div", "actions", { role: "group", "aria-label": "What to do with this answer" }) : null,
    ...quotes.elements,
    said,
  )
  if (data.answer && data.is_new) said.textContent = `Answer: ${data.answer.short ?? data.answer.text ?? data.answer.sentences[0]?.text ?? ""}`
}

/** A new question is scrolled to the top of the window where the page is longer than that; its answer then grows below it. */
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
    answer.sentences.length ? el("p", "sentences", {}, ...answer.sentences.flatMap((sentence) => citedSentence(sentence, chips))) : null,
    ...answer.conflicts.map((conflict) => conflictTable(conflict, chips)),
    ...answer.parts.map((part) => el("section", "part", {}, el("h3", "", {}, part.question), answerBlock(root, part.answer, chips))),
    answer.unverified?.length ? unverified(answer.unverified) : null,
    answer.passages.length ? passageList(root, answer.passages) : null)
}

/** A sentence and its chips, which stay on one line. */
function citedSentence({ text, citations }, chips) {
  return [el("span", "sentence", {}, text), citations.length ? el("span", "together", {}, ...citations.map(chips)) : "", " "]
}

function conflictTable(conflict, chips) {
  return el("table", "conflict", {}, el("caption", "", {}, conflict.about ? `The documents differ: ${conflict.about}` : "The documents differ by source or date"),
    el("thead", "", {}, el("tr", "", {}, ...["Value", "As of", "Source"].map((text) => el("th", "", { scope: "col" }, text)))),
    el("tbody", "", {}, ...conflict.values.map((row) => el("tr", "", {}, el("td", "value", {}, row.value), el("td", "", {}, row.as_of),
      el("td", "", {}, row.from, chips(row.citation))))))
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
  const place = ({ number, place }, title) => el("button", "place", { type: "button", "aria-label": `Open source ${number}: ${title}${place ? `, ${place}` : ""}`,
    onclick: (event) => open(root, event, { open: "citation", at: number }) }, el("span", "number", {}, `[${number}]`), ` ${place || "open"}`)
  return el("ul", "sources", { "aria-label": "Sources" }, ...sources.map((source) => el("li", "", {},
    el("span", "title", {}, source.title), " ", el("span", "from", {}, source.from), " ", ...source.places.map((one) => place(one, source.title)))))
}

function open(root, event, message) {
  root.opener = event.currentTarget
  root.dispatchEvent(new Event("hidequote"))
  root.send(message)
}
