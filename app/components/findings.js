/** A table of verdicts. `data`: see `findings_data` in app/pages/check/data.py. */
export default function ({ data, parentElement, setTriggerValue }) {
  const { root, isNew } = rootFor(parentElement, data, "findings")
  root.send = (event) => setTriggerValue("event", event)
  if (isNew) fill(root, data)
  return onClosedFocus(root)
}

function fill(root, data) {
  refill(root, data.rows.length ? el("table", "", {}, el("caption", "", {}, "Findings"),
    el("thead", "", {}, el("tr", "", {}, ...["Verdict", "Your sentence", "What the documents say"].map((text) => el("th", "", { scope: "col" }, text)))),
    el("tbody", "", {}, ...data.rows.map((row) => findingRow(root, row)))) : null)
}

function findingRow(root, row) {
  return el("tr", row.kind, {},
    el("td", "", {}, el("button", "verdict", { type: "button", "data-at": row.at, onclick: openSentence(root, row.at) },
      el("span", "sign", { "aria-hidden": "true" }, row.sign), ` ${row.word}`)),
    el("td", "", {}, ...stretches(row.pieces)),
    el("td", "", {}, ...row.statements.flatMap(statementLines)))
}

/** A sentence that states two things has a quote for each. */
function statementLines(one) {
  return [
    one.text ? el("p", `stated ${one.kind}`, {}, el("span", "sign", { "aria-hidden": "true" }, one.sign), ` ${one.word}: ${one.text}`) : null,
    el("p", "", {}, one.says),
    one.title ? el("blockquote", "", {}, ...stretches(one.quote)) : null,
    one.title ? el("p", "from", {}, ...unbroken(`${one.role}: ${one.title} · ${one.from}`)) : null,
  ]
}
