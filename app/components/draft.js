/** A draft, its sentences marked by verdict. `data`: see `draft_data` in app/pages/check/data.py. */
export default function ({ data, parentElement, setTriggerValue }) {
  const { root, isNew } = rootFor(parentElement, data, "draft")
  root.send = (event) => setTriggerValue("event", event)
  if (isNew) fill(root, data)
  return onClosedFocus(root)
}

function fill(root, data) {
  const focused = root.getRootNode().activeElement?.dataset?.at // sentences are added while someone reads
  const text = el("div", "text", { role: "group", "aria-label": "Your text, each sentence with its verdict" })
  let isHeading = false
  for (const segment of data.segments) {
    if (segment.pieces) text.append(sentence(root, segment, data.opened, isHeading))
    else text.append(...between(segment.text))
    isHeading = !segment.pieces && HEADING.test(segment.text)
  }
  refill(root, data.legend.length ? legend(data.legend) : null, text)
  if (focused) root.querySelector(`[data-at="${focused}"]`)?.focus({ preventScroll: true })
}

const HEADING = /(^|\n)(#{1,6}[ \t]+)$/

/** What stands between sentences; the mark of a heading is hidden by style, not left out. */
function between(text) {
  const mark = text.match(HEADING)
  return mark ? [text.slice(0, -mark[2].length), el("span", "syntax", {}, mark[2])] : [text]
}

function sentence(root, { at, kind, sign, word, pieces }, opened, isHeading) {
  const said = { ...pressable(openSentence(root, at)), "data-at": at, title: word, "aria-pressed": String(at === opened) }
  return el("span", `sentence ${kind}${isHeading ? " heading" : ""}`, said,
    el("span", "sign", { "aria-hidden": "true" }, sign), el("span", "hidden", {}, `${word}: `), el("span", "words", {}, ...stretches(pieces)))
}

function legend(counted) {
  return el("ul", "legend", { "aria-label": "Verdicts" }, ...counted.map(({ kind, sign, word, count }) =>
    el("li", kind, {}, el("span", "sign", { "aria-hidden": "true" }, sign), ` ${count} ${word}`)))
}
