/** What can be done with an answer: copy it, ask again, say whether it helped. Drawn into the turn's `.actions`. */
function drawActions(root, { copy, can_retry, feedback, sources }) {
  const bar = root.querySelector(".actions")
  if (!bar) return
  const shown = JSON.stringify([copy ?? null, can_retry ?? false, feedback ?? null])
  if (bar.shown === shown) return
  const focused = root.getRootNode().activeElement?.dataset?.action
  bar.shown = shown
  refill(bar,
    copy ? copyButton(copy, sources.length ? "Copy with sources" : "Copy") : null,
    can_retry ? action("retry", "Ask again", () => root.send({ retry: true })) : null,
    feedback ? thumb(root, feedback, true) : null,
    feedback ? thumb(root, feedback, false) : null,
    feedback && (feedback.is_helpful !== null || feedback.remark) ? remarkForm(root, feedback) : null)
  if (focused && bar.lastElementChild.matches(".remark-form")) bar.lastElementChild.scrollIntoView({ block: "nearest" })
  if (focused) bar.querySelector(`[data-action="${focused}"]`)?.focus({ preventScroll: true })
}

function action(name, label, act, attributes = {}, ...children) {
  return el("button", "action", { type: "button", "data-action": name, onclick: act, ...attributes }, ...(children.length ? children : [label]))
}

function thumb(root, { is_helpful }, isUp) {
  const isPressed = is_helpful === isUp
  return action(isUp ? "up" : "down", "", () => root.send({ helpful: isPressed ? null : isUp }),
    { "aria-pressed": String(isPressed), "aria-label": isUp ? "Helpful" : "Not helpful", title: isUp ? "Helpful" : "Not helpful" },
    el("span", isUp ? "thumb" : "thumb upside", { "aria-hidden": "true" }))
}

/** A remark is optional; it can be changed as long as the page is open. */
function remarkForm(root, { remark }) {
  const box = el("textarea", "remark", { rows: "2", maxlength: "1000", "data-action": "remark", "aria-label": "A remark on this answer", placeholder: "What was good, wrong or missing? (optional)" })
  box.value = remark
  const form = el("form", "remark-form", { onsubmit: (event) => { event.preventDefault(); root.send({ remark: box.value }) } }, box,
    el("div", "send", {}, el("span", "thanks", { role: "status" }, remark ? "Thank you. Your remark is kept." : "Thank you."),
      el("button", "action", { type: "submit", "data-action": "send" }, remark ? "Change" : "Send")))
  box.addEventListener("keydown", (event) => {
    event.stopPropagation() // what is typed here is no shortcut of the page
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit()
  })
  return form
}
