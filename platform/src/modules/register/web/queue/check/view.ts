// One page for the editor: the force's decision, what changed, the disclosure checks, plain-English prompts, and
// the two ways on.
import { button, type Html, html, insetText, summaryList, table, tag } from '@policeai/govuk'
import { findGround } from '@policeai/record'
import type { FormValues } from '../../../../../kernel/http/forms.ts'
import { href, type Language } from '../../../../../kernel/http/language.ts'
import { documentLayout, formatDate, formatTime, type Section } from '../../../../../site/index.ts'
import type { Version } from '../../../domain/chain.ts'
import type { Draft } from '../../../domain/draft.ts'
import { flagsOf } from '../../../domain/flags.ts'
import type { RegisterRecord } from '../../../domain/record.ts'
import { type WithheldField, withheldFields } from '../../../domain/withheld.ts'
import { workText } from '../../../locales/work/index.ts'
import type { Organisation } from '../../../neighbours.ts'
import type { Attached } from '../../../store/evidence.ts'
import { returnForm, unsentNotice } from '../../work/authorise/view.ts'
import { changesView, contentSummary, evidenceSummary } from '../../work/content.ts'
import { faultSummary } from '../../work/faults.ts'
import { waited } from '../list/view.ts'

export type CheckParts = Readonly<{
  language: Language
  record: RegisterRecord
  draft: Draft
  force: Organisation | null
  version: Version | null
  evidence: readonly Attached[]
  form: FormValues
  reasonMissing: boolean
  /** A second factor was asked for first, and nothing was published. */
  unsent: boolean
  /** Auditors read; editors decide. */
  mayPublish: boolean
  now: Date
}>

export function checkView(parts: CheckParts): Html {
  const { language, draft, version, reasonMissing } = parts
  const { check, returning } = workText(language)
  const said = html`${contentSummary(language, draft.content)}${evidenceSummary(language, parts.evidence)}`
  const sections = [
    ...(version ? [changesSection(parts, version)] : []),
    { id: 'everything', title: check.everything, lead: version ? '' : check.firstVersion, body: said },
    {
      id: 'disclosure',
      title: check.disclosure,
      body: html`${withheldChecks(parts)}${flagTable(parts)}`,
    },
    {
      id: 'plain-english',
      title: check.plainEnglish,
      body: html`<ul class="govuk-list govuk-list--bullet">${check.prompts.map((prompt) => html`<li>${prompt}</li>`)}</ul>`,
    },
    ...(parts.mayPublish ? [{ id: 'decide', title: check.decide, body: ways(parts) }] : []),
  ]
  return html`${faultSummary(language, reasonMissing ? [{ href: '#reason', text: returning.missing }] : [])}${unsentNotice(parts)}
${decision(parts)}
${documentLayout(language, sections, check.contents)}`
}

const changesSection = ({ language, draft }: CheckParts, version: Version): Section => ({
  id: 'changes',
  title: workText(language).check.changes(version.number),
  body: changesView(language, version.content, draft.content),
})

function decision({ language, record, draft, force, now }: CheckParts): Html {
  const { check } = workText(language)
  const { authorised, submitted } = draft
  const row = (key: string, value: string | Html | undefined) => ({
    key: { text: key },
    value: { text: value ?? '' },
  })
  const rows = [
    row(check.force, force?.name[language]),
    row(check.tool, `${record.toolName} (${record.supplier})`),
    row(check.submitted, submitted ? formatTime(language, submitted.at) : ''),
    row(check.authorised, authorised ? `${authorised.role}, ${formatTime(language, authorised.at)}` : ''),
    row(check.waiting, authorised ? waited(language, authorised.at, now) : ''),
    row(check.conditions, html`<span class="app-typed">${authorised?.conditions ?? check.none}</span>`),
    row(check.review, authorised ? formatDate(language, authorised.reviewDue) : ''),
    row(
      check.note,
      html`<span class="app-typed">${draft.changeNote === '' ? check.none : draft.changeNote}</span>`,
    ),
  ]
  return summaryList({ rows })
}

function withheldChecks({ language, draft, now }: CheckParts): Html {
  const { check } = workText(language)
  const withheld = withheldFields(draft.content, now.toISOString().slice(0, 10))
  if (withheld.length === 0) return html`<p class="govuk-body">${check.nothingWithheld}</p>`
  return html`<h3 class="govuk-heading-m">${check.withheld(withheld.length)}</h3>${withheld.map((one) => withheldCard(language, one))}`
}

function withheldCard(language: Language, { field, withheld, doubts }: WithheldField): Html {
  const text = workText(language)
  const { harm, balance, gist } = withheld
  const row = (key: string, value: string | Html) => ({
    key: { text: key },
    value: { text: typeof value === 'string' ? html`<span class="app-typed">${value}</span>` : value },
  })
  return summaryList({
    card: { title: { text: field.title[language], headingLevel: 4 } },
    rows: [
      row(
        text.withholding.basis.title,
        `${withheld.basis} ${findGround(withheld.basis)?.title[language] ?? ''}`,
      ),
      row(text.withholding.harm.title, harm),
      ...(balance
        ? [
            row(text.withholding.for_disclosure.title, balance.for_disclosure),
            row(text.withholding.for_withholding.title, balance.for_withholding),
            row(text.withholding.conclusion.title, balance.conclusion),
          ]
        : []),
      row(text.withholding.gist.title, gist[language] ?? gist.en),
      row(text.withholding.decided_by.title, withheld.decided_by),
      row(text.withholding.lapses.title, formatDate(language, withheld.lapses)),
      ...doubts.map((doubt) =>
        row(
          text.check.lookAt,
          html`${tag({ text: text.check.question, classes: 'govuk-tag--orange' })} ${text.check.doubts[doubt]}`,
        ),
      ),
    ],
  })
}

function flagTable({ language, draft }: CheckParts): Html {
  const { check } = workText(language)
  const flags = flagsOf(draft.content)
  if (flags.length === 0) return insetText({ text: check.noFlags })
  return html`<div class="app-table-scroll">${table({
    caption: check.flags(flags.length),
    captionClasses: 'govuk-table__caption--m',
    head: [{ text: check.field }, { text: check.lookAt }, { text: check.excerpt }],
    rows: flags.map(({ field, kind, excerpt }) => [
      { text: field.title[language] },
      { text: check.flagKinds[kind] },
      { text: html`<q class="app-typed">${excerpt}</q>` },
    ]),
  })}</div>`
}

function ways(parts: CheckParts): Html {
  const { language, draft } = parts
  const { check, queue } = workText(language)
  return html`<p class="govuk-body">${check.whatPublishing}</p>
<form method="post" action="${href(language, `/queue/${draft.recordId}/publish`)}"><input type="hidden" name="_revision" value="${draft.revision}">
${button({ text: queue.publish, preventDoubleClick: true })}</form>
${returnForm({ ...parts, action: href(language, `/queue/${draft.recordId}/return`) })}`
}
