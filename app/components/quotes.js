/**
 * The citation chips of a turn. Hovering or focusing one shows the quote and where it stands, clicking it opens the document. The
 * quote is also what describes the chip to a screen reader, shown or not.
 */
class Quotes {
  constructor(root, citations) {
    this.root = root
    this.byNumber = new Map(citations.map((citation) => [citation.number, citation]))
    this.card = el("div", "card", { "aria-hidden": "true", hidden: "" })
    this.card.addEventListener("pointerenter", () => clearTimeout(this.leaving))
    this.card.addEventListener("pointerleave", () => this.leave())
    root.addEventListener("hidequote", () => this.hide())
    this.onKey = (event) => event.key === "Escape" && this.hide()
  }

  /** The card, and the quotes for screen readers. */
  get elements() {
    return [this.card, ...[...this.byNumber.values()].map(({ number, quote }) => el("p", "hidden", { id: `quote-${number}`, "aria-hidden": "true" }, quote))]
  }

  chip(number) {
    const { title, from } = this.byNumber.get(number)
    const chip = el("button", "chip", { type: "button", "aria-label": `Source ${number}: ${title}, ${from}`, "aria-describedby": `quote-${number}`,
      onclick: (event) => open(this.root, event, { open: "citation", at: number }) }, `[${number}]`)
    chip.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && this.show(chip, number))
    chip.addEventListener("pointerleave", () => this.leave())
    chip.addEventListener("focus", () => chip.matches(":focus-visible") && this.show(chip, number))
    chip.addEventListener("blur", () => this.hide())
    return chip
  }

  show(chip, number) {
    const { quote, title, from } = this.byNumber.get(number)
    clearTimeout(this.leaving)
    this.card.replaceChildren(el("blockquote", "", {}, quote), el("div", "title", {}, title), el("div", "from", {}, from))
    this.card.hidden = false
    besideChip(this.card, chip)
    window.addEventListener("keydown", this.onKey)
  }

  /** The pointer may go from the chip into the card, to scroll a long quote. */
  leave() {
    clearTimeout(this.leaving)
    this.leaving = setTimeout(() => this.hide(), 120)
  }

  hide() {
    clearTimeout(this.leaving)
    this.card.hidden = true
    window.removeEventListener("keydown", this.onKey)
  }
}

/** The card below the chip, or above where there is no room; always inside the window. */
function besideChip(card, chip) {
  const at = chip.getBoundingClientRect(), margin = 8
  card.style.width = `${Math.min(380, window.innerWidth - 2 * margin)}px`
  const size = card.getBoundingClientRect()
  const fitsBelow = at.bottom + margin + size.height < window.innerHeight - margin
  card.style.left = `${Math.max(margin, Math.min(at.left, window.innerWidth - size.width - margin))}px`
  card.style.top = `${Math.max(margin, fitsBelow ? at.bottom + margin : at.top - margin - size.height)}px`
}
