/** A button that copies a text and says so; where nothing may be copied, the text is shown, selected, to be copied by hand. */
function copyButton(text, label, className = "action") {
  const said = el("span", "hidden", { role: "status" })
  const words = el("span", "", {}, label)
  const button = el("button", className, { type: "button", "data-action": "copy", onclick: async () => {
    const isCopied = await copied(text)
    if (!isCopied) return byHand(button, text)
    words.textContent = said.textContent = "Copied"
    setTimeout(() => { words.textContent = label; said.textContent = "" }, 2000)
  } }, words)
  const both = el("span", "copying", {}, button, said)
  return both
}

/** True if the text is in the clipboard. The first way needs a safe origin (https or this machine), the second one does not. */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copiedBySelection(text)
  }
}

function copiedBySelection(text) {
  const focused = deepestFocus()
  const box = el("textarea", "", { readonly: "", "aria-hidden": "true", tabindex: "-1", style: "position: fixed; inset: 0 auto auto 0; opacity: 0" })
  box.value = text
  document.body.append(box)
  box.select()
  try {
    return document.execCommand("copy")
  } catch {
    return false
  } finally {
    box.remove()
    focused?.focus({ preventScroll: true })
  }
}

function deepestFocus() {
  let found = document.activeElement
  while (found?.shadowRoot?.activeElement) found = found.shadowRoot.activeElement
  return found
}

function byHand(button, text) {
  button.parentElement.querySelector(".by-hand")?.remove()
  const box = el("textarea", "by-hand", { readonly: "", rows: "6", "aria-label": "Copy this text" })
  box.value = text
  button.parentElement.append(box)
  box.focus()
  box.select()
}
