// What the figures of spans rest on in one slice. Spans and entities stand in documents, so that their shares vary between
// documents; documents that leak are a proportion of their own.
import type { UnitSums } from '@policeai/metrics'
import { type Basis, none, shareOf } from '../../basis/index.ts'
import { fOfSums, shareOfAmounts } from '../share-of-amounts.ts'
import type { FigureBasis, Reading } from '../task.ts'
import { AMOUNTS, type Amount } from './document.ts'
import { SCHEMES, type SpansPlan } from './plan.ts'
import { type SpansState, typeSums } from './state.ts'

type SpansReading = Reading<SpansPlan, SpansState>

function at(amount: Amount): number[] {
  return AMOUNTS.map((name) => (name === amount ? 1 : 0))
}

function share({ sums }: SpansState, above: Amount, below: Amount): Basis {
  return shareOfAmounts(sums, at(above), at(below))
}

function fOfAmounts({ sums }: SpansState, right: Amount, found: Amount, toFind: Amount, beta: 1 | 2): Basis {
  const [first, second, third] = [right, found, toFind].map((amount) => AMOUNTS.indexOf(amount))
  return fOfSums(sums, { right: first ?? 0, found: second ?? 0, toFind: third ?? 0 }, beta)
}

function leakFigures({ leaks, ...state }: SpansState, identifiers: boolean): FigureBasis[] {
  const leak = (sums: UnitSums): Basis => shareOf(sums, [0, 1], [1, 1])
  const recall = (kind: '' | 'direct_' | 'quasi_'): Basis =>
    share({ leaks, ...state }, `${kind}entities_hidden`, `${kind}entities`)
  const kinds = (measure: string, direct: Basis, quasi: Basis): FigureBasis[] =>
    identifiers
      ? [
          { measure, of: 'direct', basis: direct },
          { measure, of: 'quasi', basis: quasi },
        ]
      : []
  return [
    { measure: 'document_leak_rate', basis: leak(leaks.all) },
    ...kinds('document_leak_rate', leak(leaks.direct), leak(leaks.quasi)),
    { measure: 'entity_recall', basis: recall('') },
    ...kinds('entity_recall', recall('direct_'), recall('quasi_')),
    { measure: 'characters_left', basis: share({ leaks, ...state }, 'characters_left', 'characters') },
  ]
}

function schemeFigures(state: SpansState): FigureBasis[] {
  return SCHEMES.flatMap((of): FigureBasis[] => {
    const credit = `credit_${of}` as const
    const f = (beta: 1 | 2) => fOfAmounts(state, credit, 'found', 'to_find', beta)
    return [
      { measure: 'span_recall', of, basis: share(state, credit, 'to_find') },
      { measure: 'span_precision', of, basis: share(state, credit, 'found') },
      { measure: 'span_f1', of, basis: f(1) },
      { measure: 'span_f2', of, basis: f(2) },
    ]
  })
}

/** Where the sums of a type have what. */
const CORRECT = { right: 0, found: 1, toFind: 2 } as const

function typeFigures(state: SpansState, types: readonly string[]): FigureBasis[] {
  return types.flatMap((of): FigureBasis[] => {
    const sums = typeSums(state, of)
    return [
      { measure: 'type_recall', of, basis: shareOf(sums, [1, 0, 0], [0, 0, 1]) },
      { measure: 'type_precision', of, basis: shareOf(sums, [1, 0, 0], [0, 1, 0]) },
      { measure: 'type_f1', of, basis: fOfSums(sums, CORRECT, 1), compared: false },
      { measure: 'type_f2', of, basis: fOfSums(sums, CORRECT, 2), compared: false },
    ]
  })
}

function tokenFigures(state: SpansState, withText: boolean): FigureBasis[] {
  const asked = (basis: () => Basis): Basis => (withText ? basis() : none('not_asked', 'not_applicable'))
  const f = (beta: 1 | 2) => fOfAmounts(state, 'words_right', 'words_found', 'words_to_find', beta)
  return [
    { measure: 'token_recall', basis: asked(() => share(state, 'words_right', 'words_to_find')) },
    { measure: 'token_precision', basis: asked(() => share(state, 'words_right', 'words_found')) },
    { measure: 'token_f1', basis: asked(() => f(1)) },
    { measure: 'token_f2', basis: asked(() => f(2)) },
  ]
}

/** Types and kinds of identifiers are those of all observations, so that every slice has the same figures. */
export function spanFigures({ plan, state, all }: SpansReading): FigureBasis[] {
  const identified = ['direct_entities', 'quasi_entities'] as const
  const identifiers = identified.some((amount) => (all.sums.sums[AMOUNTS.indexOf(amount)] ?? 0) > 0)
  return [
    ...leakFigures(state, identifiers),
    ...schemeFigures(state),
    ...typeFigures(state, Object.keys(all.types ?? {}).sort()),
    ...tokenFigures(state, plan.columns.text !== undefined),
  ]
}
