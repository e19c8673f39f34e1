/** What the library holds, and questions to start from. `data`: see `welcome_data` in app/pages/ask/welcome_data.py. */
export default function ({ data, parentElement, setTriggerValue }) {
  const { root, isNew } = rootFor(parentElement, data, "welcome")
  root.send = (event) => setTriggerValue("event", event)
  if (isNew) {
    refill(root,
      data.documents.length ? libraryList(root, data) : null,
      data.examples.length ? el("p", "label", {}, "You could ask") : null,
      data.examples.length ? exampleButtons(data.examples, (event) => root.send(event)) : null,
    )
  }
  const onClosed = () => root.opener?.isConnected && root.opener.focus({ preventScroll: true })
  window.addEventListener(CLOSED, onClosed)
  return () => window.removeEventListener(CLOSED, onClosed)
}

function libraryList(root, data) {
  return el("details", "library", {}, el("summary", "", {}, data.library),
    el("ul", "", {}, ...data.documents.map((doc, at) => el("li", "", {},
      el("button", "document", { type: "button", onclick: (event) => {
        root.opener = event.currentTarget
        root.send({ open: "document", at })
      } }, el("span", "title", {}, doc.title), el("span", "from", {}, doc.from))))))
}
