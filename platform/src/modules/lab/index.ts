// The door of the lab: runs of a plan on a file of observations, their results, and the evidence signed from them.
import { sign } from 'node:crypto'
import type { Kernel, Module } from '../../kernel/module.ts'
import type { LabContext, LabKey } from './acts/context.ts'
import { type DemonstrationRun, type LoadedRun, loadDemonstrationRun } from './acts/load-demonstration-run.ts'
import { resumeRuns } from './acts/resume-runs.ts'
import type { Engine } from './engine/engine.ts'
import { evaluateInChild, withChildren } from './engine/evaluate-in-child.ts'
import { createRunQueue } from './jobs.ts'
import { listEvidence, type SignedEvidence } from './store/run-list.ts'
import type { Organisations } from './web/organisations.ts'
import { addRoutes } from './web/routes.ts'

export type { DemonstrationRun, LoadedRun } from './acts/load-demonstration-run.ts'
export type { SignedEvidence } from './store/run-list.ts'

export type Lab = Module &
  Readonly<{
    /** Signed evidence of the runs of an organisation, newest first: for the register to attach. */
    signedEvidence: (organisationId: string) => Promise<readonly SignedEvidence[]>
    /** What the evidence is verified with. */
    publicKey: Readonly<{ keyId: string; publicPem: string }>
    /** Signs a digest of the platform's own with the key of the lab: Ed25519 over its characters, in base64. */
    sign: (text: string) => Readonly<{ keyId: string; signature: string }>
    /** Measures with the real engine and signs; the same run a second time is the one that is there. */
    loadDemonstrationRuns: (runs: readonly DemonstrationRun[]) => Promise<readonly LoadedRun[]>
  }>

type LabDeps = Readonly<{
  kernel: Kernel
  organisations: Organisations
  labKey: LabKey
  /** The only process on its database: what was running when it starts was broken off. */
  embedded: boolean
  engine?: Engine
}>

export function createLab({ kernel, organisations, labKey, embedded, engine }: LabDeps): Lab {
  const context: LabContext = { kernel, engine: engine ?? evaluateInChild, labKey }
  const resume = embedded ? once(() => resumeRuns(context)) : async () => undefined
  return {
    name: 'lab',
    migrations: { module: 'lab', folder: new URL('./store/migrations', import.meta.url) },
    queues: [createRunQueue(context, resume)],
    routes: async (app) => {
      app.addHook('onReady', resume)
      await addRoutes(app, context, organisations)
    },
    signedEvidence: (organisationId) => listEvidence(kernel.database, organisationId),
    publicKey: { keyId: labKey.keyId, publicPem: labKey.publicPem },
    sign: (text) => signText(labKey, text),
    loadDemonstrationRuns: (runs) =>
      engine === undefined
        ? withChildren(2, (staying) => loadRuns({ ...context, engine: staying }, runs))
        : loadRuns(context, runs),
  }
}

const loadRuns = (context: LabContext, runs: readonly DemonstrationRun[]): Promise<readonly LoadedRun[]> =>
  Promise.all(runs.map((run) => loadDemonstrationRun(context, run)))

const signText = ({ keyId, privatePem }: LabKey, text: string) => ({
  keyId,
  signature: sign(null, Buffer.from(text), privatePem).toString('base64'),
})

function once(act: () => Promise<void>): () => Promise<void> {
  let acted: Promise<void> | null = null
  return () => {
    acted ??= act()
    return acted
  }
}
