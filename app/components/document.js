/** A stored document, whole, with one span marked. `data`: see `document_data` in app/pages/document_data.py. */
export default function ({ data, parentElement, setTriggerValue }) {
  const { root, isNew } = rootFor(parentElement, data, "panel")
  const close = () => {
    setTriggerValue("event", { close: true })
    window.dispatchEvent(new CustomEvent(CLOSED))
  }
  root.close = close
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
      ...data.facts.map((text) => el("p", "fact", {}, text)),
      data.note ? el("details", "note", {}, el("summary", "", {}, "A note on this document"), el("p", "", {}, data.note)) : null,
      data.warning ? el("p", "warning", { role: "status" }, data.warning) : null),
    el("div", "scroller", { tabindex: "0", "aria-label": "Text of the document" },
      storedText(data)))
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
function storedText({ text, start, end, media, pages, headings }) {
  const span = start === null ? null : unitSpan(text, start, end)
  const marks = unitPlaces(text, pages)
  const levels = unitPlaces(text, headings)
  const article = el("article", media)
  let at = 0
  for (const line of text.split(/(?<=\n)/)) {
    article.append(...withPages(line, at, marks, (part, from) => textLine(part, from, span, media, levels.get(from))))
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

function textLine(line, at, span, media, level) {
  const locator = media === "markdown" && line.match(/^<!--\s*(.*?)\s*-->\s*$/)
  const heading = media === "markdown" && line.match(/^(#{1,6})\s+/)
  const depth = heading ? heading[1].length : level
  const block = el("div", locator ? "locator" : depth ? `heading level${depth}` : line.trim() ? "line" : "blank")
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

/** A stretch of text that starts at unit `at`, what lies in the span of it marked. */
function pieces(text, at, span) {
  const from = span ? Math.min(Math.max(span[0] - at, 0), text.length) : text.length
  const to = span ? Math.min(Math.max(span[1] - at, from), text.length) : text.length
  return [text.slice(0, from), from < to ? el("mark", "", {}, text.slice(from, to)) : null, text.slice(to)].filter(Boolean)
}

function scrollToMark(scroller) {
  const mark = [...scroller.querySelectorAll("mark")].find((one) => one.getClientRects().length)
  if (!mark) return
  const distance = mark.getBoundingClientRect().top - scroller.getBoundingClientRect().top
  scroller.scrollTop += distance - scroller.clientHeight * 0.25
}
