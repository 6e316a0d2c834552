// What every act of the lab stands on.
import type { Kernel } from '../../../kernel/module.ts'
import type { Engine } from '../engine/engine.ts'

export type LabKey = Readonly<{ privatePem: string; publicPem: string; keyId: string }>

export type LabContext = Readonly<{ kernel: Kernel; engine: Engine; labKey: LabKey }>

export const subjectOf = (id: string) => ({ type: 'run', id }) as const
