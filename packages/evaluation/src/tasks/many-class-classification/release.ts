// A state of a classification into many classes as it leaves a site, and as it is read again.
import { z } from 'zod'
import { unitSumsSchema } from '../state-parts.ts'
import type { Disclosure } from '../task.ts'
import { MOST_CLASSES } from './classes.ts'
import { levelSizes, type ManyClassState } from './state.ts'

/** Sums of as many amounts as they say; how many those must be is checked with the classes. */
const anySums = z
  .looseObject({
    sums: z
      .array(z.number())
      .min(1)
      .max(3 * MOST_CLASSES),
  })
  .transform((value) => unitSumsSchema(value.sums.length).parse(value))

function isSound({ classes, cells, counts, margins, prefixes }: ManyClassState): boolean {
  const size = classes.length
  const sizes = levelSizes(classes, prefixes)
  return (
    cells.length === counts.length &&
    classes.every((name, i) => i === 0 || (classes[i - 1] ?? '') < name) &&
    cells.every((cell, i) => cell < size * size && cell > (cells[i - 1] ?? -1)) &&
    (margins === null ||
      (margins.length === sizes.length &&
        margins.every(({ sums }, level) => sums.length === 3 * (sizes[level] ?? 0))))
  )
}

export const manyClassStateSchema: z.ZodType<ManyClassState> = z
  .strictObject({
    classes: z.array(z.string()).max(MOST_CLASSES),
    prefixes: z.array(z.int().positive()).max(5),
    cells: z.array(z.int().nonnegative()),
    counts: z.array(z.int().nonnegative()),
    dependent: z.boolean(),
    margins: z.array(anySums).nullable(),
    top: anySums.nullable(),
  })
  .refine(isSound, { message: 'classes and cells rise, and every sum is of a class' })

/** What leaves a site; the sums over units and the places go only where more than the cells may. */
export function releaseManyClass(
  state: ManyClassState,
  { histogram }: { readonly histogram: boolean },
): ManyClassState {
  return histogram ? state : { ...state, margins: null, top: null }
}

export const manyClassDisclosure: Disclosure<ManyClassState> = {
  cells: ({ classes, cells, counts }) => {
    const all = new Array<number>(classes.length ** 2).fill(0)
    for (const [i, cell] of cells.entries()) all[cell] = counts[i] ?? 0
    return {
      names: classes.flatMap((truth) => classes.map((prediction) => `${truth} → ${prediction}`)),
      counts: all,
    }
  },
  partition: true,
  restore: (state, counts) => {
    const kept = counts.flatMap((count, cell) => (count > 0 ? [[cell, count] as const] : []))
    return { ...state, cells: kept.map(([cell]) => cell), counts: kept.map(([, count]) => count) }
  },
}
