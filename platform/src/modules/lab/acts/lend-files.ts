// Lends the engine the files of a run as paths: the observations, and the second file where the plan names one.
import type { Documents } from '../../../kernel/documents/index.ts'
import type { RunFiles } from '../domain/run.ts'
import type { EngineOrder } from '../engine/engine.ts'

type Lent = Pick<EngineOrder, 'observationsPath' | 'observationsName' | 'truthPath'>

export function lendFiles<T>(
  { withFile }: Documents,
  { upload, truth }: RunFiles,
  use: (lent: Lent) => Promise<T>,
): Promise<T> {
  return withFile(upload.sha256, (observationsPath) => {
    const lent = { observationsPath, observationsName: upload.name }
    if (truth === null) return use(lent)
    return withFile(truth.sha256, (truthPath) => use({ ...lent, truthPath }))
  })
}
