// "How often is it wrong?": the rate of false alarms, large, with its interval and its denominator, and beneath it
// what was missed. Only figures on the force's own data stand here as an answer; anything else is said to be none.
import { formatInterval, formatProportion, headline, overallOf } from '@policeai/evaluation'
import { type Html, html } from '@policeai/govuk'
import type { Language } from '../../../../../kernel/http/language.ts'
import {
  type Estimate,
  type Form,
  figureWithInterval,
  finding,
  formatNumber,
  notMeasured,
} from '../../../../../site/index.ts'
import { publicText } from '../../../locales/public/index.ts'
import { formatMonth } from '../search/card.ts'
import type { Piece } from './data.ts'

/** `evidence` in the order shown; the first on the force's own data answers. */
export function wrongView(language: Language, evidence: readonly Piece[]): Html {
  const text = publicText(language).wrong
  const own = evidence.find(({ ownData }) => ownData)
  if (own !== undefined) return html`${ownView(language, own)}${more(language)}`
  const other = evidence[0]
  if (other === undefined) return notMeasured(language, { heading: text.none, text: text.noneText })
  return html`${notMeasured(language, { heading: text.notTested, text: elsewhere(language, other) })}${more(language)}`
}

const more = (language: Language): Html =>
  html`<p class="govuk-body-s"><a class="govuk-link" href="#reliability-evidence">${publicText(language).wrong.more}</a></p>`

/** Who is meant, in the plan's own words where it has them. */
function subjects(language: Language, { result: { plan } }: Piece) {
  const text = publicText(language).wrong
  const words = plan.words?.[language]
  return words !== undefined && 'positives' in words ? { ...text, ...text.inOwnWords(words) } : text
}

/** What the key measures of other tasks say, each in a sentence. */
function sentencesView(language: Language, piece: Piece): Html {
  const [first, ...rest] = headline(piece.result, language)
  const others = rest.map((sentence) => html`<p class="govuk-body">${sentence}</p>`)
  return html`${finding(first ?? '')}${others}<p class="govuk-body-s">${sourceText(language, piece)}</p>`
}

function ownView(language: Language, piece: Piece): Html {
  if (!('positive' in piece.result.plan) || piece.result.plan.columns.weight)
    return sentencesView(language, piece)
  const text = subjects(language, piece)
  const [alarms, missed] = [
    estimateOf(piece, 'false_positive_rate'),
    estimateOf(piece, 'false_negative_rate'),
  ]
  const source = sourceText(language, piece)
  if (alarms !== null) {
    const also = missed && html`${missedText(language, missed)}<br>`
    const parts = {
      figure: alarms,
      of: text.of,
      whom: text.whom,
      form: formOf(alarms),
      source: html`${also}${source}`,
    }
    return figureWithInterval(language, parts)
  }
  if (missed === null) return notMeasured(language, { heading: text.noRate, text: text.noRateText })
  const parts = { figure: missed, of: text.missedOf, whom: text.missedWhom, form: formOf(missed), source }
  return figureWithInterval(language, parts)
}

/** Null where the rate could not be had, or rests on too few cases to be said. */
export function estimateOf({ result }: Piece, measure: string): Estimate | null {
  const figure = overallOf(result, measure)
  if (figure?.status !== 'measured' || figure.estimate === null || figure.interval === null) return null
  if (figure.events === null) return null
  const { low, high, level } = figure.interval
  return { estimate: figure.estimate, low, high, level, n: figure.n, events: figure.events }
}

/** What is rarer than 1 in 1,000 is said as so many in a round number. */
function formOf({ high, n }: Estimate): Form {
  if (high >= 0.001) return 'percent'
  return { per: 10 ** Math.min(6, Math.max(4, Math.ceil(Math.log10(n)))) }
}

function sourceText(language: Language, { signer, result }: Piece): string {
  const text = publicText(language)
  const by = signer?.name[language] ?? text.evidence.somebody
  return text.wrong.source(by, formatMonth(language, result.provenance.time))
}

const said = (language: Language, { estimate, low, high, level, n, events }: Estimate) =>
  [
    formatProportion(estimate, language),
    formatInterval({ low, high, level, method: '' }, language),
    formatNumber(language, events),
    formatNumber(language, n),
  ] as const

const missedText = (language: Language, missed: Estimate): string =>
  publicText(language).wrong.missed(...said(language, missed))

function elsewhere(language: Language, piece: Piece): string {
  const text = publicText(language)
  const alarms = estimateOf(piece, 'false_positive_rate')
  if (alarms === null) return text.wrong.notTestedText
  const by = piece.signer?.name[language] ?? text.evidence.somebody
  const source = text.wrong.elsewhere(by, formatMonth(language, piece.result.provenance.time))
  return `${text.wrong.notTestedText} ${source} ${text.wrong.elsewhereRate(...said(language, alarms))}`
}
