// A forest plot with invented figures, so that the gallery shows the record page as readers will see it. The
// platform's own plots are drawn from evidence by the evaluation package.
import { type Html, html } from '@policeai/govuk'

export type Row = Readonly<{
  group: string
  n: number
  estimate: number
  low: number
  high: number
  few?: boolean
}>

const LEFT = 120
const WIDTH = 470
const ROW = 40

export function forest(rows: readonly Row[], reference: number, top: number): Html {
  const x = (value: number) => LEFT + (value / top) * (WIDTH - LEFT - 14)
  const height = rows.length * ROW + 44
  return html`<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="Wrong flags per million faces by group; the same figures are in the table" fill="currentColor" stroke="none" font-size="15">
<path d="M${x(reference)} 8V${height - 34}" stroke="currentColor" stroke-dasharray="4 4" opacity="0.55"/>
<path d="M${LEFT} ${height - 34}H${WIDTH - 14}" stroke="currentColor" opacity="0.45"/>
${[0, top / 2, top].map((tick) => html`<text x="${x(tick)}" y="${height - 14}" text-anchor="middle" opacity="0.8">${tick}</text>`)}
${rows.map((row, i) => mark(row, 26 + i * ROW, x))}
</svg>`
}

function mark({ group, n, estimate, low, high, few }: Row, y: number, x: (value: number) => number): Html {
  const line = `M${x(low)} ${y}H${x(high)}`
  return html`<text x="0" y="${y - 4}">${group}</text><text x="0" y="${y + 11}" font-size="12" opacity="0.75">n = ${n.toLocaleString('en-GB')}</text>
<path d="${line}" stroke="#5694ca" stroke-width="3"/>
<circle cx="${x(estimate)}" cy="${y}" r="6" ${few ? html`fill="none" stroke="#5694ca" stroke-width="2"` : html`fill="#5694ca"`}/>`
}
