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
      storedText(data.text, data.start === null ? null : unitSpan(data.text, data.start, data.end), data.media)))
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

/** The text line by line. Its `textContent` is the stored text, unit by unit: syntax is hidden by style, not left out. */
function storedText(text, span, media) {
  const article = el("article", media)
  let at = 0
  for (const line of text.split(/(?<=\n)/)) {
    article.append(textLine(line, at, span, media))
    at += line.length
  }
  return article
}

function textLine(line, at, span, media) {
  const locator = media === "markdown" && line.match(/^<!--\s*(.*?)\s*-->\s*$/)
  const heading = media === "markdown" && line.match(/^(#{1,6})\s+/)
  const block = el("div", locator ? "locator" : heading ? `heading level${heading[1].length}` : line.trim() ? "line" : "blank")
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
