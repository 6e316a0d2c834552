// Where a result comes from: methods, digests, and the evidence that is signed from it.
import { formatCount, formatTime, methodSentences, type Result, wordsFor } from '@policeai/evaluation'
import { button, type Html, html } from '@policeai/govuk'
import { href, type Language } from '../../../../kernel/http/language.ts'
import { type Field, fields, linkList, type Section } from '../../../../site/index.ts'
import type { Run } from '../../domain/run.ts'
import { textOf } from '../../locales/index.ts'

export function methodsSection(language: Language, result: Result): Section {
  const items = methodSentences(result, language).map((sentence) => html`<li>${sentence}</li>`)
  const body = html`<ul class="govuk-list govuk-list--bullet">${items}</ul>`
  return { id: 'methods', title: wordsFor(language).provenance.methodsTitle, body }
}

export function provenanceSection(language: Language, result: Result): Section {
  const words = wordsFor(language).provenance
  const { plan, observations, engine, seed, time } = result.provenance
  const count = (value: number) => formatCount(value, language)
  const digest = (value: string) => html`<br><code class="app-mono">${words.digest(value)}</code>`
  const { truth } = observations
  const file = `${observations.name}, ${observations.format}, ${words.bytes(count(observations.bytes))}`
  const rows: readonly Field[] = [
    { label: words.plan, value: html`${result.plan.title}${digest(plan.sha256)}` },
    { label: words.observations, value: html`${file}${digest(observations.sha256)}` },
    ...(truth === undefined
      ? []
      : [
          {
            label: textOf(language).run.truth,
            value: html`${truth.name}, ${words.bytes(count(truth.bytes))}${digest(truth.sha256)}`,
          },
        ]),
    { label: words.rows, value: words.rowsUsed(count(result.rows.used), count(result.rows.total)) },
    { label: words.engine, value: `${engine.name} ${engine.version}` },
    { label: words.seed, value: String(seed) },
    { label: words.time, value: html`<time datetime="${time}">${formatTime(time, language)}</time>` },
  ]
  return { id: 'provenance', title: words.title, body: fields(language, rows) }
}

export function evidenceSection(language: Language, run: Run, mayChange: boolean): Section {
  const text = textOf(language).result
  const signed = run.evidenceSha256 !== null
  const sign = !signed && mayChange && signForm(language, run)
  return {
    id: 'evidence',
    title: text.evidence,
    lead: signed ? text.signedText : text.unsignedText,
    body: html`${sign}<h3 class="govuk-heading-s">${text.downloads}</h3>${downloads(language, run)}${signed && verification(language)}`,
  }
}

function signForm(language: Language, run: Run): Html {
  const action = href(language, `/lab/runs/${run.id}/sign`)
  const press = button({ text: textOf(language).result.sign, preventDoubleClick: true })
  return html`<form method="post" action="${action}">${press}</form>`
}

function downloads(language: Language, run: Run): Html {
  const { files } = textOf(language).result
  const at = (file: string) => href(language, `/lab/runs/${run.id}/${file}`)
  return linkList([
    { text: files.report, href: at('report.html') },
    { text: files.result, href: at('result.json') },
    { text: files.plan, href: at('plan.yaml') },
    ...(run.evidenceSha256 === null ? [] : [{ text: files.evidence, href: at('evidence.json') }]),
  ])
}

const verification = (language: Language): Html =>
  html`<p class="govuk-body">${textOf(language).result.verify} <a class="govuk-link" href="${href(language, '/lab/about')}">${textOf(language).about.key}</a>:</p>
<pre class="app-mono" tabindex="0">./policeai verify evidence.json --key lab-public.pem</pre>`
