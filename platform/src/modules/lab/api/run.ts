// GET /lab/runs/:id.json: a run and its result, or how far it is, for programs.
import { resultSchema } from '@policeai/evaluation'
import { z } from 'zod'
import { ROLES } from '../../../kernel/actor.ts'
import type { App } from '../../../kernel/module.ts'
import type { LabContext } from '../acts/context.ts'
import type { Run, Upload } from '../domain/run.ts'
import { visibleRun } from '../web/run/page.ts'

const file = z.object({ name: z.string(), sha256: z.string(), bytes: z.int() })

const runSchema = z.object({
  id: z.string(),
  organisation: z.string(),
  title: z.string(),
  state: z.enum(['queued', 'running', 'measured', 'failed']),
  progress: z.number().min(0).max(1),
  plan: z.object({ name: z.string(), text: z.string() }),
  observations: file,
  /** The second file, where the plan names one. */
  truth: file.nullable(),
  seed: z.int(),
  created_at: z.iso.datetime(),
  finished_at: z.iso.datetime().nullable(),
  failure: z
    .object({ kind: z.enum(['input', 'interrupted']), faults: z.array(z.unknown()).readonly() })
    .nullable(),
  result: resultSchema.nullable(),
  evidence: z.object({ sha256: z.string() }).nullable(),
})

export function addRunApi(app: App, context: LabContext): void {
  app.get(
    '/lab/runs/:id(^\\w+).json',
    {
      config: { access: { roles: ROLES } },
      schema: { params: z.object({ id: z.string() }), response: { 200: runSchema } },
    },
    async (request) => describe(await visibleRun(context, request)),
  )
}

const describeFile = ({ name, sha256, bytes }: Upload): z.infer<typeof file> => ({ name, sha256, bytes })

const describe = (run: Run): z.infer<typeof runSchema> => ({
  id: run.id,
  organisation: run.organisationId,
  title: run.title,
  state: run.state,
  progress: run.progress,
  plan: { name: run.planName, text: run.plan },
  observations: describeFile(run.upload),
  truth: run.truth && describeFile(run.truth),
  seed: run.seed,
  created_at: run.createdAt.toISOString(),
  finished_at: run.finishedAt?.toISOString() ?? null,
  failure: run.failure && { faults: [], ...run.failure },
  result: run.result,
  evidence: run.evidenceSha256 === null ? null : { sha256: run.evidenceSha256 },
})
