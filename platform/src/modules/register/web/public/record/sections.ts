// The sections of the record in the order of somebody who asks "and what if it is wrong about me?": reliability,
// risks, how to challenge; then why and how it is used, who answers for it, how it is built, what was assessed.
import { type Html, html } from '@policeai/govuk'
import { type Field, type FieldState, type Section as StandardSection, sections } from '@policeai/record'
import type { Language } from '../../../../../kernel/http/language.ts'
import { fields as fieldRows, notFilledIn, type Section } from '../../../../../site/index.ts'
import { publicText } from '../../../locales/public/index.ts'
import { choiceOf } from '../../../store/public-line.ts'
import { steps } from '../you-can.ts'
import type { RecordData } from './data.ts'
import { reliabilityView } from './reliability.ts'
import { valueView } from './values.ts'
import { withheldView } from './withheld.ts'

const FIRST = ['reliability', 'risks', 'challenge', 'decisions', 'purpose', 'summary']

export function sectionViews(language: Language, data: RecordData): readonly Section[] {
  const place = ({ key }: StandardSection) => (FIRST.includes(key) ? FIRST.indexOf(key) : FIRST.length)
  return sections
    .toSorted((a, b) => place(a) - place(b))
    .map((section) => sectionView(language, data, section))
}

function sectionView(language: Language, data: RecordData, section: StandardSection): Section {
  const text = publicText(language)
  const rows = fieldBlocks(language, data, section)
  const lead = (section.publicIntro ?? section.intro)[language]
  const body = { id: section.key, title: section.title[language], lead, body: rows }
  if (section.key === 'reliability')
    return { ...body, lead: text.reliability.lead, body: html`${reliabilityView(language, data)}${rows}` }
  if (section.key !== 'challenge') return body
  const rights = html`<h3 class="govuk-heading-m govuk-!-margin-top-6">${text.challenge.general}</h3>${steps(language)}`
  return { ...body, lead: text.challenge.lead, body: html`${rows}${rights}` }
}

/** Fields under each other; a list, which needs the width, under a heading of its own. */
function fieldBlocks(language: Language, data: RecordData, section: StandardSection): Html {
  const shown = section.fields.filter((field) => isShown(field, data))
  const runs: Field[][] = []
  for (const field of shown) {
    const run = runs.at(-1)
    if (run === undefined || isWide(field, data) || isWide(run[0], data)) runs.push([field])
    else run.push(field)
  }
  return html`${runs.map((run) => block(language, data, section, run))}`
}

const isWide = (field: Field | undefined, { content }: RecordData): boolean =>
  field?.kind.kind === 'list' && content[field.key] !== undefined

function block(language: Language, data: RecordData, section: StandardSection, run: readonly Field[]): Html {
  const [field] = run
  if (field === undefined || !isWide(field, data))
    return fieldRows(
      language,
      run.map((one) => row(language, data, one)),
    )
  const title = field.title[language]
  const look =
    title === section.title[language] ? 'govuk-visually-hidden' : 'govuk-heading-m govuk-!-margin-top-6'
  return html`<h3 class="${look}">${title}</h3>${stateView(language, data, field) ?? notFilledIn(language)}`
}

const row = (language: Language, data: RecordData, field: Field) => ({
  label: field.title[language],
  ...(field.number && { number: field.number }),
  value: stateView(language, data, field),
})

function stateView(language: Language, { content, today }: RecordData, field: Field) {
  const state: FieldState | undefined = content[field.key]
  if (state && 'withheld' in state) return withheldView(language, state.withheld, today)
  return valueView(language, field.kind, state?.value)
}

/** What is empty is shown where the standard asks for it, in this phase and for this kind of tool. */
function isShown(field: Field, { content }: RecordData): boolean {
  if (content[field.key] !== undefined) return true
  if (!field.showEmpty) return false
  const phase = choiceOf(content, 'phase')
  const inPhase = field.phases === undefined || field.phases.some((one) => one === phase)
  return inPhase && (field.when === undefined || field.when.is.includes(choiceOf(content, field.when.field)))
}
