// What disclosure control is put to in a state of spans: documents by whether they leak, which are counts; and spans, entities,
// characters and words, summed over documents.
import { countsOf, plainSums, type UnitSums } from '@policeai/metrics'
import type { Piece, SumsBlock } from '../../disclosure/index.ts'
import { aboutSums, restOf } from '../sums-lens.ts'
import type { Disclosure, SumsLens } from '../task.ts'
import { AMOUNTS } from './document.ts'
import type { SpansPlan } from './plan.ts'
import { type SpansState, typeSums } from './state.ts'

const CELLS = ['nothing to hide', 'hidden', 'leaks'] as const

/** Of two nested amounts what the one has beyond the other; and of two kinds of entity what is left over of the rest. */
const PIECES: readonly Piece[] = [
  restOf('credit_exact', 'credit_strict'),
  restOf('credit_type', 'credit_strict'),
  restOf('credit_partial', 'credit_exact'),
  ...(['strict', 'exact', 'partial', 'type'] as const).flatMap((scheme) => [
    restOf('to_find', `credit_${scheme}`),
    restOf('found', `credit_${scheme}`),
  ]),
  restOf('entities', 'entities_hidden'),
  ...(['direct', 'quasi'] as const).flatMap((kind): Piece[] => [
    restOf('entities', `${kind}_entities`),
    restOf(`${kind}_entities`, `${kind}_entities_hidden`),
    restOf('entities_hidden', `${kind}_entities_hidden`),
    {
      parts: {
        entities: 1,
        entities_hidden: -1,
        [`${kind}_entities`]: -1,
        [`${kind}_entities_hidden`]: 1,
      },
      holds: [`${kind}_entities_hidden`],
    },
  ]),
  restOf('characters', 'characters_left'),
  restOf('words_to_find', 'words_right'),
  restOf('words_found', 'words_right'),
]

const TYPE_AMOUNTS = ['correct', 'found', 'to_find'] as const
const OF_TYPES = [restOf('to_find', 'correct'), restOf('found', 'correct')]

function typeNames({ types }: SpansState): readonly string[] {
  return Object.keys(types ?? {}).sort()
}

const LEAK_AMOUNTS = ['hidden', 'leaks'] as const

const lens: SumsLens<SpansState, SpansPlan> = {
  read: (state, { all }): readonly SumsBlock[] => [
    { name: 'sums', amounts: AMOUNTS, pieces: PIECES, sums: state.sums },
    { name: 'documents', amounts: LEAK_AMOUNTS, sums: state.leaks.all, cells: true },
    { name: 'documents_direct', amounts: LEAK_AMOUNTS, sums: state.leaks.direct, stays: true },
    { name: 'documents_quasi', amounts: LEAK_AMOUNTS, sums: state.leaks.quasi, stays: true },
    ...typeNames(all).map((type) => ({
      name: `type ${type}`,
      amounts: TYPE_AMOUNTS,
      pieces: OF_TYPES,
      sums: typeSums(state, type),
      together: 'types',
    })),
  ],
  write: (state, [sums, ofAll, direct, quasi, ...types], { all }) => ({
    sums: sums ?? state.sums,
    leaks: {
      all: ofAll ?? state.leaks.all,
      direct: direct ?? state.leaks.direct,
      quasi: quasi ?? state.leaks.quasi,
    },
    types:
      all.types === null
        ? null
        : Object.fromEntries(typeNames(all).map((type, at) => [type, types[at] ?? typeSums(state, type)])),
  }),
}

function documentsIn({ leaks, sums }: SpansState): readonly number[] {
  const [hidden = 0, leaking = 0] = countsOf(leaks.all)
  return [sums.observations - hidden - leaking, hidden, leaking]
}

function leaksFrom([nothing = 0, hidden = 0, leaking = 0]: readonly number[]): UnitSums {
  return plainSums([hidden, leaking], nothing + hidden + leaking)
}

export const spansDisclosure: Disclosure<SpansState, SpansPlan> = {
  cells: (state) => ({ names: CELLS, counts: documentsIn(state) }),
  partition: true,
  restore: (state, counts) => ({ ...state, leaks: { ...state.leaks, all: leaksFrom(counts) } }),
  sums: lens,
  about: {
    ...aboutSums(
      'spans, entities, characters and words',
      'documents',
      'Documents with nothing to hide, hidden, and that leak, as counts. By kind of identifier they stay, because the kinds overlap. Types leave together or not at all, since they add up to all spans. ',
    ),
    round:
      'Documents with nothing to hide, hidden, and that leak; `document_leak_rate` stands between limits. Sums over documents stay: rounded, they do not say how they vary. With `columns.cluster` nothing leaves.',
  },
}
