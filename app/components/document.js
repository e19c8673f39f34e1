/** A stored document, whole, with one span marked. `data`: see `document_data` in app/pages/shared/document_data.py. */
export default function ({ data, parentElement, setTriggerValue }) {
  const { root, isNew } = rootFor(parentElement, data, "panel")
  const close = () => {
    setTriggerValue("event", { close: true })
    window.dispatchEvent(new CustomEvent(CLOSED))
  }
  root.close = close
  root.send = (event) => setTriggerValue("event", event)
  if (isNew) {
    fill(root, data)
    const scroller = root.querySelector(".scroller")
    const show = () => scrollToMark(scroller)
    show()
    requestAnimationFrame(show)
    document.fonts?.ready.then(show) // lines break anew when the font comes
    scroller.focus({ preventScroll: true })
  }
  const onKey = (event) => event.key === "Escape" && root.close()
  window.addEventListener("keydown", onKey)
  return () => window.removeEventListener("keydown", onKey)
}

function fill(root, data) {
  root.setAttribute("role", "region")
  root.setAttribute("aria-label", `Document: ${data.title}`)
  refill(root,
    el("header", "", {},
      el("div", "head", {}, el("h3", "", {}, data.title),
        el("button", "close", { type: "button", "aria-label": "Close the document", onclick: () => root.close() }, "×")),
      ...data.facts.map((text) => el("p", "fact", {}, ...unbroken(text))),
      el("div", "more", {},
        data.note ? el("details", "note", {}, el("summary", "", {}, "A note on this document"), el("p", "", {}, data.note)) : null,
        data.link ? copyButton(new URL(`./?${data.link}`, location.href).href, "Copy link", "action link") : null),
      data.warning ? el("p", "warning", { role: "status" }, data.warning) : null),
    data.finding ? finding(root, data.finding) : null,
    el("div", "scroller", { tabindex: "0", "aria-label": "Text of the document" },
      storedText(data)))
}

/** What was found of a sentence that was checked; each of its sources is a button. */
function finding(root, data) {
  const source = ({ at, label, is_open }) => el("button", "source", { type: "button", "aria-pressed": String(is_open), onclick: () => root.send({ source: at }) }, label)
  return el("section", `finding ${data.kind}`, { "aria-label": "Verdict", tabindex: "0" },
    el("p", "verdict", {}, el("span", "sign", { "aria-hidden": "true" }, data.sign), ` ${data.word}`),
    el("p", "claim", {}, ...stretches(data.pieces)),
    data.understood ? el("p", "fact", {}, `Read as: ${data.understood}`) : null,
    ...data.statements.map((one) => el("div", `statement ${one.kind}`, {},
      one.text ? el("p", "stated", {}, el("span", "sign", { role: "img", "aria-label": one.word }, one.sign), ` ${one.text}`) : null,
      el("p", "explanation", {}, one.explanation),
      ...one.sources.map(source))))
}

/** A span in code points, as the library counts, in UTF-16 units, as JavaScript does. */
function unitSpan(text, start, end) {
  const found = []
  for (let unit = 0, point = 0; found.length < 2 && unit <= text.length; point += 1) {
    if (point === start) found.push(unit)
    if (point === end) found.push(unit)
    unit += text.codePointAt(unit) > 0xffff ? 2 : 1
  }
  return found
}

/** Places in code points with what stands there, by their place in UTF-16 units. */
function unitPlaces(text, places) {
  const found = new Map()
  let unit = 0
  let point = 0
  for (const [start, what] of places) { // in order
    for (; point < start && unit < text.length; point += 1) unit += text.codePointAt(unit) > 0xffff ? 2 : 1
    found.set(unit, what)
  }
  return found
}

/**
 * The text line by line. Its `textContent` is the stored text, unit by unit: syntax is hidden by style, not left out, and a page's
 * number is drawn by style too.
 */
function storedText({ text, start, end, media, pages, looks, differs }) {
  const span = start === null ? null : unitSpan(text, start, end)
  if (span) span.differs = (differs ?? []).map(([first, last]) => unitSpan(text, first, last))
  const marks = unitPlaces(text, pages)
  const classes = unitPlaces(text, looks)
  const article = el("article", media)
  let at = 0
  for (const line of text.split(/(?<=\n)/)) {
    article.append(...withPages(line, at, marks, (part, from) => textLine(part, from, span, media, classes.get(from))))
    at += line.length
  }
  return article
}

/** A line made by `make`, in parts if a page starts within it. */
function withPages(line, at, marks, make) {
  const cuts = [...marks.keys()].filter((place) => place >= at && place < at + line.length)
  const parts = cuts[0] === at ? [] : [make(line.slice(0, (cuts[0] ?? at + line.length) - at), at)]
  cuts.forEach((cut, number) => {
    parts.push(el("div", "page", { "data-label": marks.get(cut) }), make(line.slice(cut - at, (cuts[number + 1] ?? at + line.length) - at), cut))
  })
  return parts
}

function textLine(line, at, span, media, look) {
  const locator = media === "markdown" && line.match(/^<!--\s*(.*?)\s*-->\s*$/)
  const heading = media === "markdown" && line.match(/^(#{1,6})\s+/)
  const plain = line.trim() ? "line" : "blank"
  const block = el("div", locator ? "locator" : heading ? `heading level${heading[1].length}` : look ?? plain)
  if (locator) {
    block.setAttribute("data-label", locator[1])
    block.append(el("span", "syntax", {}, ...pieces(line, at, span)))
  } else if (heading) {
    const cut = heading[0].length
    block.append(el("span", "syntax", {}, ...pieces(line.slice(0, cut), at, span)), ...pieces(line.slice(cut), at + cut, span))
  } else {
    block.append(...pieces(line, at, span))
  }
  return block
}

/** A stretch of text that starts at unit `at`, what lies in the span of it marked, and in that what differs from a claim. */
function pieces(text, at, span) {
  const from = span ? Math.min(Math.max(span[0] - at, 0), text.length) : text.length
  const to = span ? Math.min(Math.max(span[1] - at, from), text.length) : text.length
  return [text.slice(0, from), from < to ? el("mark", "", {}, ...differing(text.slice(from, to), at + from, span.differs)) : null, text.slice(to)].filter(Boolean)
}

/** A stretch of a marked span that starts at unit `at`, what differs set apart. */
function differing(text, at, differs) {
  const found = []
  let done = 0
  for (const [start, end] of differs) { // in order
    const from = Math.min(Math.max(start - at, done), text.length), to = Math.min(Math.max(end - at, from), text.length)
    if (from === to) continue
    found.push(text.slice(done, from), el("span", "differs", {}, text.slice(from, to)))
    done = to
  }
  return [...found, text.slice(done)].filter(Boolean)
}

function scrollToMark(scroller) {
  const mark = [...scroller.querySelectorAll("mark")].find((one) => one.getClientRects().length)
  if (!mark) return
  const distance = mark.getBoundingClientRect().top - scroller.getBoundingClientRect().top
  scroller.scrollTop += distance - scroller.clientHeight * 0.25
}
