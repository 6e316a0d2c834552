// How the report looks: one sheet for screen, phone, dark scheme, forced colours and paper, and the typeface itself, so
// that the page asks nothing of any network. Atkinson Hyperlegible Next is under the SIL Open Font License 1.1.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const FONT = '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next'

/** Latin, and the extension that has the Welsh ŵ and ŷ; the ranges are those of Google Fonts for these two files. */
const FACES = [
  ['latin-ext', 'U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+1E00-1E9F, U+1EF2-1EFF, U+2C60-2C7F, U+A720-A7FF'],
  [
    'latin',
    'U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2212',
  ],
] as const

let sheet: string | null = null

/** The whole style sheet, with the typeface in it; read once, on first use. */
export function styleSheet(): string {
  sheet ??= `${FACES.map(([subset, range]) => face(subset, range)).join('')}${RULES}`
  return sheet
}

function face(subset: string, range: string): string {
  const path = createRequire(import.meta.url).resolve(`${FONT}-${subset}-wght-normal.woff2`)
  const data = readFileSync(path).toString('base64')
  return `@font-face{font-family:"Atkinson Hyperlegible Next";font-weight:200 800;font-display:swap;src:url(data:font/woff2;base64,${data}) format("woff2");unicode-range:${range}}\n`
}

const RULES = `
:root {
  color-scheme: light;
  --ink: #0b0c0c; --quiet: #484e54; --paper: #ffffff; --line: #b1b8be; --wash: #f2f5f8;
  --primary: #12436D; --on-primary: #ffffff; --link: #1a65a6; --notice: #801650;
  --plot-mark: #12436D; --plot-band: #d6e3ee; --plot-grid: #e1e5e9; --plot-paper: #ffffff;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    color-scheme: dark;
    --ink: #eef1f3; --quiet: #b4bdc5; --paper: #111519; --line: #47515a; --wash: #1a2026;
    --primary: #0d3152; --on-primary: #ffffff; --link: #8cc1ee; --notice: #f0a3cf;
    --plot-mark: #7fbcf0; --plot-band: #233a4f; --plot-grid: #2a323a; --plot-paper: #111519;
  }
}
@media (forced-colors: active) {
  :root {
    --ink: CanvasText; --quiet: CanvasText; --paper: Canvas; --line: CanvasText; --wash: Canvas; --link: LinkText;
    --plot-mark: CanvasText; --plot-band: Canvas; --plot-grid: Canvas; --plot-paper: Canvas;
  }
}
* { box-sizing: border-box; }
html { font-family: "Atkinson Hyperlegible Next", arial, sans-serif; font-size: 112.5%; line-height: 1.5; -webkit-text-size-adjust: 100%; }
body { margin: 0; color: var(--ink); background: var(--paper); }
header, main, footer { padding: 0 max(1rem, calc((100vw - 62rem) / 2)); }
header { background: var(--primary); color: var(--on-primary); padding-top: 1.6rem; padding-bottom: 1.8rem; border-bottom: 1px solid var(--line); }
h1 { font-size: clamp(1.6rem, 1.2rem + 2.2vw, 2.5rem); line-height: 1.15; font-weight: 700; margin: 0.1rem 0 0.5rem; max-width: 30ch; text-wrap: balance; overflow-wrap: anywhere; }
header p { margin: 0; max-width: 66ch; }
.kicker { font-weight: 600; }
h2 { font-size: clamp(1.25rem, 1.1rem + 0.8vw, 1.6rem); line-height: 1.2; font-weight: 700; margin: 0 0 0.8rem; overflow-wrap: anywhere; }
section { margin: 2.6rem 0; }
p, li { max-width: 66ch; overflow-wrap: break-word; text-wrap: pretty; }
p { margin: 0 0 0.8rem; }
ul { padding-left: 1.2rem; margin: 0; }
li { margin-bottom: 0.35rem; }
.lead { font-size: clamp(1.1rem, 1rem + 0.6vw, 1.35rem); line-height: 1.4; max-width: 58ch; }
.note, .meaning, .count { color: var(--quiet); font-size: 0.85rem; line-height: 1.4; }
.meaning { display: block; font-weight: 400; }
td .meaning::first-letter { text-transform: uppercase; }
.keys { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr)); gap: 1px; background: var(--line); border: 1px solid var(--line); margin: 1.4rem 0 1rem; }
.key { background: var(--wash); padding: 1rem 1.2rem; }
.key p { margin: 0; }
.key-name { font-weight: 600; }
.key-value { font-size: 2.6rem; font-weight: 700; line-height: 1.15; font-variant-numeric: tabular-nums; }
.key-interval { font-variant-numeric: tabular-nums; margin-bottom: 0.3rem !important; }
.unsaid { border-left: 0.35rem solid var(--notice); padding: 0.1rem 0 0.1rem 1.2rem; }
.plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr)); gap: 1.5rem 2.5rem; align-items: start; margin-bottom: 0.6rem; }
.beside { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr)); gap: 1.5rem 2.5rem; align-items: start; margin-top: 1.2rem; }
.beside .scroll { margin-top: 0; }
figure { margin: 0; max-width: 27rem; }
figure.curve { max-width: 40rem; }
figcaption { font-weight: 700; margin-bottom: 0.3rem; }
.plot { display: block; width: 100%; height: auto; overflow: visible; font-variant-numeric: tabular-nums; }
.scroll { overflow-x: auto; margin: 1rem 0; }
:focus-visible { outline: 3px solid #ffdd00; outline-offset: 2px; box-shadow: 0 0 0 6px #0b0c0c; }
.scroll:focus-visible { outline-offset: 0; }
table { border-collapse: separate; border-spacing: 0; width: 100%; font-size: 0.94rem; line-height: 1.35; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 700; padding-bottom: 0.5rem; }
caption span { position: sticky; left: 0; display: inline-block; max-width: min(66ch, calc(100vw - 2rem)); }
th, td { text-align: left; vertical-align: top; padding: 0.55rem 1rem 0.55rem 0; border-bottom: 1px solid var(--line); }
th:last-child, td:last-child { padding-right: 0; }
thead th { vertical-align: bottom; border-bottom: 2px solid var(--ink); }
tbody th { font-weight: 400; min-width: 7.5rem; max-width: 26rem; overflow-wrap: anywhere; }
.number { text-align: right; }
td.number { white-space: nowrap; }
td.empty { white-space: normal; }
th.number { min-width: 6.5rem; }
.interval, .count { display: block; }
td.empty { color: var(--quiet); }
tr.all th, tr.all td { background: var(--wash); font-weight: 600; }
tr.all span { font-weight: 400; }
tr.band th { font-weight: 700; padding-top: 1.1rem; }
.tag { display: inline-block; white-space: nowrap; font-weight: 700; padding: 0.05rem 0.55rem; border: 2px solid var(--ink); margin-bottom: 0.2rem; }
.tag::before { content: "\\25CF\\00A0" / ""; }
.tag.met { background: var(--ink); color: var(--paper); }
.tag.not_met { color: var(--notice); border-color: var(--notice); }
.tag.not_met::before { content: "\\25B2\\00A0" / ""; }
.tag.not_shown { border-style: dashed; }
.tag.not_shown::before { content: "\\25CB\\00A0" / ""; }
main a { color: var(--link); }
details { margin: 1rem 0; }
summary { cursor: pointer; color: var(--link); text-decoration: underline; padding: 0.3rem 0; }
dl { margin: 0; }
dl div { display: grid; grid-template-columns: minmax(7rem, 12rem) 1fr; gap: 0 1rem; padding: 0.55rem 0; border-bottom: 1px solid var(--line); }
dt { font-weight: 600; }
dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
code { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: 0.8rem; color: var(--quiet); }
footer { border-top: 1px solid var(--line); padding-top: 1.2rem; padding-bottom: 2.5rem; }
.skip { position: absolute; left: -999rem; }
.skip:focus { position: static; display: inline-block; color: var(--on-primary); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (max-width: 34rem) {
  section { margin: 2rem 0; }
  dl div { grid-template-columns: 1fr; }
  table { font-size: 0.88rem; }
  tbody th[scope=row] { position: sticky; left: 0; background: var(--paper); }
  tbody tr.all th[scope=row] { background: var(--wash); }
  th, td { padding-right: 0.7rem; }
  tbody th { min-width: 6.5rem; }
  tr:has(> td + td) > th { max-width: 9.5rem; }
  thead .meaning { display: none; }
  td:has(.tag) { min-width: 6.5rem; }
  .tag { white-space: normal; padding: 0.05rem 0.3rem; }
  tr:has(.tag) > :is(th, td) { padding-right: 0.4rem; }
  tbody tr:has(.tag) > th { min-width: 5.6rem; }
  .curve .plot text { font-size: 19px; }
  th.number { min-width: 5rem; }
}
@media print {
  @page { size: A4; margin: 16mm; }
  html { font-size: 10pt; }
  header, main, footer { padding-left: 0; padding-right: 0; }
  header { background: none; color: var(--ink); padding-top: 0; border-bottom: 2px solid var(--ink); }
  section { margin: 1.6rem 0; }
  h2, figcaption, caption { break-after: avoid; }
  tr, figure, .key, .unsaid { break-inside: avoid; }
  thead { display: table-header-group; }
  .scroll { overflow: visible; }
  th, td { padding-right: 0.7rem; }
  table { font-size: 9pt; }
  .plots, .beside { grid-template-columns: 1fr 1fr; }
  details.printed::details-content { content-visibility: visible; block-size: auto; }
  .skip, .printed summary { display: none; }
  thead tr, tr.band { break-after: avoid; }
  tbody tr:first-child { break-before: avoid; }
  * { print-color-adjust: exact; }
}
`
