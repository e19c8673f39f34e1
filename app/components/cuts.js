/** A stored document with the passages that it was cut into, each with its sentences. `data`: see `cuts_data` in app/pages/library/cuts.py. */
export default function ({ data, parentElement, setTriggerValue }) {
  const { root, isNew } = rootFor(parentElement, data, "panel")
  root.close = () => {
    setTriggerValue("event", { close: true })
    window.dispatchEvent(new CustomEvent(CLOSED))
  }
  if (isNew) {
    fillCuts(root, data)
    root.querySelector(".scroller").focus({ preventScroll: true })
  }
  const onKey = (event) => event.key === "Escape" && root.close()
  window.addEventListener("keydown", onKey)
  return () => window.removeEventListener("keydown", onKey)
}

function fillCuts(root, data) {
  root.setAttribute("role", "region")
  root.setAttribute("aria-label", `How it was cut: ${data.title}`)
  refill(root,
    el("header", "", {},
      el("div", "head", {}, el("h3", "", {}, data.title),
        el("button", "close", { type: "button", "aria-label": "Close the document", onclick: () => root.close() }, "×")),
      ...data.facts.map((text) => el("p", "fact", {}, text))),
    el("div", "scroller", { tabindex: "0", "aria-label": "Passages of the document" }, ...cutText(data)))
}

/** The text in order: what is in no passage, and each passage as a box with a line above that says what is known of it. */
function cutText({ text, cuts }) {
  const points = [...text] // code points, as the library counts
  const found = []
  let at = 0
  cuts.forEach((cut, number) => {
    if (cut.start > at) found.push(outside(points.slice(at, cut.start).join("")))
    found.push(passage(points, cut, number + 1, cuts.length, Math.max(at, cut.start)))
    at = Math.max(at, cut.end)
  })
  if (at < points.length) found.push(outside(points.slice(at).join("")))
  return found.filter(Boolean)
}

function outside(text) {
  return text.trim() ? el("div", "outside", {}, text.trim()) : null
}

function passage(points, cut, number, count, from) {
  const sentences = `${cut.sentences.length} ${cut.sentences.length === 1 ? "sentence" : "sentences"}`
  const label = [`Passage ${number} of ${count}`, cut.locator, sentences, `characters ${cut.start}–${cut.end}`].filter(Boolean).join(" · ")
  return el("section", "passage", { "aria-label": `Passage ${number}` },
    el("p", "label", {}, label),
    cut.headings ? el("p", "headings", {}, cut.headings) : null,
    el("div", "text", {}, ...sentencesOf(points, cut, from)))
}

function sentencesOf(points, cut, from) {
  const found = []
  let at = from
  cut.sentences.forEach(([start, end], number) => {
    if (end <= at) return
    if (start > at) found.push(points.slice(at, start).join(""))
    found.push(el("span", `sentence ${number % 2 ? "odd" : "even"}`, {}, points.slice(Math.max(at, start), end).join("")))
    at = end
  })
  if (at < cut.end) found.push(points.slice(at, cut.end).join(""))
  return found
}
