// What the components share. Text becomes a text node and nothing else, so no text can be markup.

/** An element with a class, attributes and children; a child that is a string becomes a text node. */
function el(tag, className, attributes, ...children) {
  const made = document.createElement(tag)
  if (className) made.className = className
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value)
    else if (value !== null && value !== undefined) made.setAttribute(name, value)
  }
  made.append(...children.filter((child) => child !== null && child !== undefined))
  return made
}

/** The component's root below `parentElement`, and whether it has to be filled anew for this data. */
function rootFor(parentElement, data, className) {
  let root = [...parentElement.children].find((child) => child.hasAttribute("data-qiantang"))
  if (!root) {
    root = el("div", className, { "data-qiantang": "" })
    parentElement.append(root)
  }
  const shown = JSON.stringify({ ...data, is_new: null })
  const isNew = root.shown !== shown // every rerun of the page calls again; focus and scroll stay if nothing changed
  root.shown = shown
  return { root, isNew }
}

/** The children of an element replaced by those given; null is left out. */
function refill(root, ...children) {
  root.replaceChildren(...children.filter((child) => child !== null))
}

/** A line of text; the number of a paragraph stays beside its sign. */
function unbroken(text) {
  return text.split(/(¶ [\d–-]+)/).map((part) => part.startsWith("¶ ") ? el("span", "together", {}, part) : part).filter(Boolean)
}

/** Stretches of a text, each with whether it is what differs. */
function stretches(pieces) {
  return pieces.map(([text, differs]) => differs ? el("span", "differs", {}, text) : text)
}

/** What a click, Enter or the space bar does to an element that is no button, since a button cannot break over lines. */
function pressable(act) {
  const onkeydown = (event) => {
    if (event.key !== "Enter" && event.key !== " ") return
    event.preventDefault()
    act(event)
  }
  return { role: "button", tabindex: "0", onclick: act, onkeydown }
}

/** Opens a sentence of a draft beside it. */
function openSentence(root, at) {
  return (event) => {
    root.opener = event.currentTarget
    root.send({ sentence: at })
  }
}

/** A panel that closes gives the focus back to what opened it, also where the parts of the root were made anew meanwhile. */
function onClosedFocus(root) {
  const onClosed = () => {
    const opener = root.opener
    root.opener = null
    const now = opener?.isConnected ? opener : opener && root.querySelector(`[data-at="${opener.dataset.at}"]`)
    now?.focus({ preventScroll: true })
  }
  window.addEventListener(CLOSED, onClosed)
  return () => window.removeEventListener(CLOSED, onClosed)
}

/** Buttons that ask an example question. */
function exampleButtons(examples, send) {
  return el("div", "examples", { role: "group", "aria-label": "Questions that the library answers" },
    ...examples.map((text, at) => el("button", "example", { type: "button", onclick: () => send({ ask: at }) }, text)))
}

// A panel that closes gives the focus back to what opened it; the two are components of their own.
const CLOSED = "qiantang:closed"
