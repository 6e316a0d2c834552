// The history of a record: every version with its reason, what the record said on a given day, and the signed
// chain of hashes, checked as the page is made.
import { button, details, type Html, html, input, insetText, warningText } from '@policeai/govuk'
import { href, type Language } from '../../../../../kernel/http/language.ts'
import { dataTable, digest, formatDate, type TimelineEntry, timeline } from '../../../../../site/index.ts'
import { type ChainCheck, type SignedVersion, verifyChain } from '../../../domain/chain.ts'
import { publicText } from '../../../locales/public/index.ts'
import type { Organisation } from '../../../neighbours.ts'
import type { PublishedRecord } from '../../../store/public-versions.ts'

export type HistoryData = Readonly<{
  language: Language
  record: PublishedRecord
  force: Organisation
  /** The first one first. */
  versions: readonly SignedVersion[]
  /** What was typed as the day, where it led to no version. */
  day: Readonly<{ typed: string; valid: boolean }> | null
}>

export function historyView(data: HistoryData): Html {
  const { language, versions } = data
  const text = publicText(language).history
  return html`<p class="govuk-body-l">${text.lead}</p>
${timeline(language, [...retirement(data), ...versions.toReversed().map((version) => entryOf(data, version))])}
${dayForm(data)}
<h2 class="govuk-heading-l">${text.chain}</h2>
${chainNotice(language, verifyChain(versions))}
${dataTable({
  id: 'chain',
  caption: text.caption,
  columns: [text.number, text.published, text.previous, text.hash].map((name) => ({
    text: name,
  })),
  rows: versions.map((version) => chainRow(data, version)),
  note: text.how,
})}
${checkView(data)}`
}

/** The newest hash covers all before it, so that checking its signature checks the whole chain. */
function checkView({ language, record, versions }: HistoryData): Html | null {
  const text = publicText(language).history
  const head = versions.at(-1)
  if (head === undefined) return null
  const { number, hash, signed } = head
  const key = `/register/${record.id}/versions/${number}/public.pem`
  const how = html`<p class="govuk-body">${text.checkWhat(number)} <a class="govuk-link" href="${key}" download="public.pem">${text.publicKey}</a></p>
<p class="govuk-body app-mono">${signed.key_id}</p>
<pre class="app-mono" tabindex="0">printf %s ${hash} &gt; hash.txt
printf %s ${signed.signature} | base64 -d &gt; hash.sig
openssl pkeyutl -verify -pubin -inkey public.pem -rawin -in hash.txt -sigfile hash.sig</pre>
<p class="govuk-body">${text.checkElsewhere}</p>`
  return details({ summaryText: text.check, text: how })
}

function retirement({ language, record, force }: HistoryData): readonly TimelineEntry[] {
  if (record.retiredAt === null) return []
  const what = publicText(language).history.retired
  const detail = record.retiredReason
  return [{ what, who: force.name[language], at: record.retiredAt, ...(detail && { detail }) }]
}

function entryOf({ language, record, force }: HistoryData, version: SignedVersion): TimelineEntry {
  const text = publicText(language).history
  const { number } = version
  const note = version.change_note === '' ? text.first : version.change_note
  const compare =
    number > 1 &&
    html` · <a class="govuk-link" href="${href(language, `/register/${record.id}/changes/${number - 1}/${number}`)}">${text.compare(number - 1, number)}</a>`
  return {
    what: text.what(number),
    who: text.authorised(version.authorised_role, force.name[language]),
    at: version.published_at,
    detail: html`<p>${note}</p><p><a class="govuk-link" href="${href(language, `/register/${record.id}/versions/${number}`)}">${text.read(number)}</a>${compare}</p>`,
  }
}

function dayForm({ language, record, day }: HistoryData): Html {
  const text = publicText(language).history
  const none = day?.valid && insetText({ text: text.dayNone(formatDate(language, day.typed)) })
  return html`<form class="govuk-!-margin-bottom-8" method="get" action="${href(language, `/register/${record.id}/history`)}">
<h2 class="govuk-heading-l">${text.day}</h2>${none}
${input({
  id: 'on',
  name: 'on',
  type: 'date',
  classes: 'govuk-input--width-10',
  label: { text: text.dayLabel },
  hint: { text: text.dayHint },
  value: day?.typed,
  errorMessage: day && !day.valid ? { text: text.dayBad } : undefined,
})}
${button({ text: text.dayButton, classes: 'govuk-button--secondary' })}</form>`
}

function chainNotice(language: Language, check: ChainCheck): Html {
  const text = publicText(language).history
  if (check.ok) return html`<p class="govuk-body">${text.holds}</p>`
  return warningText({ text: text.broken(check.fault.number), iconFallbackText: text.chain })
}

function chainRow({ language, record }: HistoryData, version: SignedVersion) {
  const text = publicText(language).history
  const { number, published_at, previous_hash, hash, signed } = version
  return [
    html`<a class="govuk-link" href="/api/v1/records/${record.id}/versions/${number}">${text.asData(number)}</a>`,
    formatDate(language, published_at),
    html`<span class="app-mono">${previous_hash}</span>`,
    html`<span class="app-mono">${hash}</span><br>${text.signedBy} ${digest(language, signed.key_id.replace(/^sha256:/, ''))}`,
  ]
}
