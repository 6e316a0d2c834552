// The page of a run in each of its states; the result, once there is one, has a view of its own.
import { button, type Html, html, table } from '@policeai/govuk'
import { href, type Language } from '../../../../kernel/http/language.ts'
import { documentTitle, fields, formatTime } from '../../../../site/index.ts'
import { canGoAgain, isUnderWay, MAX_ATTEMPTS, type Run, type Upload } from '../../domain/run.ts'
import { textOf } from '../../locales/index.ts'
import { formatBytes, formatShare } from '../formats.ts'
import { stateTag } from '../state-tag.ts'
import { resultView } from './result-view.ts'

type RunView = Readonly<{ language: Language; run: Run; organisation: string; mayChange: boolean }>

export function runView(view: RunView): Html {
  const { language, run, organisation } = view
  const text = textOf(language)
  return html`${documentTitle({
    eyebrow: organisation,
    heading: run.title,
    facts: [
      stateTag(language, run),
      formatTime(language, run.finishedAt ?? run.createdAt),
      ...(run.demonstration ? [text.run.demonstration] : []),
    ],
  })}
${stateOf(view)}`
}

function stateOf(view: RunView): Html {
  const { run, language, mayChange } = view
  if (run.result !== null) return resultView({ language, run, result: run.result, mayChange })
  return html`${isUnderWay(run) ? underWay(view) : failed(view)}${about(view)}`
}

function underWay({ language, run }: RunView): Html {
  const text = textOf(language).run
  const share = text.share(formatShare(language, run.progress))
  const step = run.step === null ? null : (text.steps[run.step] ?? text.otherStep)
  const attempt =
    run.attempts > 1 && html`<p class="govuk-body">${text.attempt(run.attempts, MAX_ATTEMPTS)}</p>`
  return html`<div data-waiting aria-live="polite"><p class="govuk-body-l">${run.state === 'queued' ? text.waiting : text.running}</p>
<p class="govuk-body"><label for="progress">${text.progress}:</label> <progress id="progress" max="1" value="${run.progress}">${share}</progress> ${share}${step && html`, ${step}`}</p>
${attempt}</div><p class="govuk-body"><a class="govuk-link" href="${href(language, `/lab/runs/${run.id}`)}">${text.lookAgain}</a></p>`
}

function failed(view: RunView): Html {
  const { language, run, mayChange } = view
  const text = textOf(language).run
  const change = mayChange && changeButton(view, canGoAgain(run) ? 'govuk-button--secondary' : '')
  if (run.failure?.kind !== 'input') {
    return html`<h2 class="govuk-heading-m">${text.failedInterrupted}</h2>
<p class="govuk-body">${text.failedInterruptedText(run.attempts)}</p>
<div class="govuk-button-group">${mayChange && againForm(view)}${change}</div>`
  }
  return html`<h2 class="govuk-heading-m">${text.failedInput}</h2>
<p class="govuk-body">${text.failedInputText}</p>
${faultTable(language, run.failure.faults)}${change}`
}

type Faults = Extract<NonNullable<Run['failure']>, { kind: 'input' }>['faults']

function faultTable(language: Language, faults: Faults): Html {
  const text = textOf(language).run
  return table({
    head: [{ text: text.file }, { text: text.where }, { text: text.what }],
    rows: faults.map((fault) => [
      { text: fault.file },
      { text: placeOf(language, fault) },
      {
        text: html`<span${language === 'en' ? null : html` lang="en"`}>${fault.message}${fault.hint && html`<br>${fault.hint}`}</span>`,
      },
    ]),
  })
}

function placeOf(language: Language, { line, column, row, field }: Faults[number]): string {
  const text = textOf(language).run
  const parts = [
    row !== undefined && text.row(row),
    line !== undefined && text.line(line),
    column !== undefined && text.column(column),
    field !== undefined && text.field(field),
  ].filter((part) => part !== false)
  return parts.length === 0 ? text.whole : parts.join(', ')
}

function againForm({ language, run }: RunView): Html {
  const text = textOf(language).run
  const action = href(language, `/lab/runs/${run.id}/again`)
  return html`<form method="post" action="${action}">${button({ text: text.again, preventDoubleClick: true })}</form>`
}

const changeButton = ({ language, run }: RunView, classes: string): Html =>
  button({ text: textOf(language).run.change, href: href(language, `/lab/runs/new?from=${run.id}`), classes })

function about({ language, run }: RunView): Html {
  const text = textOf(language).run
  const file = ({ name, bytes, sha256 }: Upload) =>
    html`${name}, ${formatBytes(language, bytes)}<br><code class="app-mono">${text.digest(sha256)}</code>`
  return html`<h2 class="govuk-heading-m">${text.details}</h2>
${fields(language, [
  { label: text.asked, value: formatTime(language, run.createdAt) },
  { label: text.observations, value: file(run.upload) },
  ...(run.truth === null ? [] : [{ label: text.truth, value: file(run.truth) }]),
  { label: text.plan, value: html`<pre class="app-mono" tabindex="0">${run.plan}</pre>` },
])}`
}
