// Classification into many classes: did the system name the right class? Counted as a sparse confusion matrix.
import type { MeasureDefinition, Task } from '../task.ts'
import { classFaults, classNames } from './classes.ts'
import { countManyClass } from './count.ts'
import { manyClassFigures, manyClassFiguresPlace } from './figures.ts'
import { listFaults, listRole } from './lists.ts'
import { type ManyClassPlan, manyClassPlanSchema } from './plan.ts'
import { manyClassDisclosure, manyClassStateSchema, releaseManyClass } from './release.ts'
import { manyClassRowAmounts } from './row-amounts.ts'
import { type ManyClassState, mergeManyClass } from './state.ts'
import { manyClassTables } from './tables.ts'
import { words } from './words.ts'

const measures: readonly MeasureDefinition[] = [
  { name: 'accuracy', unit: 'proportion', better: 'higher', shown: 'key' },
  { name: 'macro_f1', unit: 'score', better: 'higher', shown: 'key' },
  { name: 'weighted_f1', unit: 'score', better: 'higher' },
  { name: 'balanced_accuracy', unit: 'score', better: 'higher', shown: 'also' },
  { name: 'cohen_kappa', unit: 'score', better: 'higher' },
  { name: 'top_k_accuracy', unit: 'proportion', better: 'higher' },
  { name: 'recall', unit: 'proportion', better: 'higher' },
  { name: 'precision', unit: 'proportion', better: 'higher' },
  { name: 'f1', unit: 'score', better: 'higher' },
]

export const manyClassClassification: Task<ManyClassPlan, ManyClassState> = {
  name: 'many-class-classification',
  planSchema: manyClassPlanSchema,
  stateSchema: manyClassStateSchema,
  measures,
  words,
  needs: (plan) => {
    const role = listRole(plan)
    return [
      { role: 'truth', name: plan.columns.truth, kind: 'label', used: true },
      { role: 'prediction', name: plan.columns.prediction, kind: 'label', used: true },
      ...(role === undefined
        ? []
        : [{ role, name: plan.columns[role] ?? role, kind: 'label', used: true } as const]),
    ]
  },
  check: async ({ plan, table, file }) => [
    ...classFaults(file, plan, await classNames(table)),
    ...(await listFaults(table, file, plan)),
  ],
  count: countManyClass,
  figures: manyClassFigures,
  figuresPlace: manyClassFiguresPlace,
  tables: manyClassTables,
  merge: mergeManyClass,
  rowAmounts: manyClassRowAmounts,
  release: releaseManyClass,
  disclose: manyClassDisclosure,
}
