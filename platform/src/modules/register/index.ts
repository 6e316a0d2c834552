// The register: what police forces say about the AI that they use, how each record comes to be published, and
// what the public reads. The only door of the module.
import type { App, Kernel, Module } from '../../kernel/module.ts'
import type { Lab } from '../lab/index.ts'
import { createAttaching } from './acts/attaching.ts'
import { createDeciding } from './acts/deciding.ts'
import { createDemonstration, type Demonstration } from './acts/demonstration.ts'
import { createWriting } from './acts/writing.ts'
import type { Organisations } from './neighbours.ts'
import type { SigningKey } from './store/evidence.ts'
import { addPublicPages } from './web/public/index.ts'
import { addQueuePages } from './web/queue/index.ts'
import { addWorkPages } from './web/work/index.ts'

export type { DemonstrationRecord, DemonstrationVersion } from './acts/demonstration.ts'

export type RegisterDeps = Readonly<{
  kernel: Kernel
  organisations: Organisations
  lab: Pick<Lab, 'signedEvidence' | 'publicKey' | 'sign'>
}>

export type Register = Module & Readonly<{ loadDemonstration: Demonstration }>

export function createRegister({ kernel, organisations, lab }: RegisterDeps): Register {
  const signingKey = async (): Promise<SigningKey> => {
    const centre = (await organisations.list()).find(({ kind }) => kind === 'centre')
    if (!centre) throw new Error('there is no centre whose key the lab could hold')
    return { ...lab.publicKey, organisationId: centre.id }
  }
  const ranBy = async (sha256: string): Promise<string | null> => {
    for (const { id } of await organisations.list())
      if ((await lab.signedEvidence(id)).some((run) => run.sha256 === sha256)) return id
    return null
  }
  const deps = { ...kernel, organisations, signingKey, sign: lab.sign, ranBy }
  const acts = { ...createWriting(deps), ...createDeciding(deps), ...createAttaching(deps) }
  return {
    name: 'register',
    migrations: { module: 'register', folder: new URL('./store/migrations', import.meta.url) },
    queues: [],
    routes: async (app: App) => {
      const pages = { kernel, organisations, acts, lab }
      await addWorkPages(app, pages)
      addQueuePages(app, pages)
      addPublicPages(app, { kernel, organisations })
    },
    loadDemonstration: createDemonstration(deps),
  }
}
