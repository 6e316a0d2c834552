// What can be taken away from a run: the report, the result, the evidence, the plan; each a file, never a page.
import { renderReport, serialiseResult } from '@policeai/evaluation'
import type { FastifyReply } from 'fastify'
import { Fault } from '../../../../kernel/errors.ts'
import { languageOf } from '../../../../kernel/http/language.ts'
import type { App } from '../../../../kernel/module.ts'
import type { LabContext } from '../../acts/context.ts'
import type { Run } from '../../domain/run.ts'
import { seeing, visibleRun } from './page.ts'

export function addDownloads(app: App, context: LabContext): void {
  app.get('/lab/runs/:id/result.json', seeing, async (request, reply) => {
    const run = await visibleRun(context, request)
    return asFile(reply, run, 'result.json', 'application/json').send(serialiseResult(resultOf(run)))
  })
  app.get('/lab/runs/:id/report.html', seeing, async (request, reply) => {
    const run = await visibleRun(context, request)
    const language = languageOf(request)
    return asFile(reply, run, `report.${language}.html`, 'text/html; charset=utf-8').send(
      renderReport(resultOf(run), { language }),
    )
  })
  app.get('/lab/runs/:id/evidence.json', seeing, async (request, reply) => {
    const run = await visibleRun(context, request)
    if (run.evidenceSha256 === null) throw new Fault('not-found', 'This run is not signed.')
    return asFile(reply, run, 'evidence.json', 'application/json').send(
      context.kernel.documents.read(run.evidenceSha256),
    )
  })
  app.get('/lab/runs/:id/plan.yaml', seeing, async (request, reply) => {
    const run = await visibleRun(context, request)
    return asFile(reply, run, 'plan.yaml', 'application/yaml').send(run.plan)
  })
}

function resultOf({ result }: Run): NonNullable<Run['result']> {
  if (result === null) throw new Fault('not-found', 'This run has no result.')
  return result
}

const asFile = (reply: FastifyReply, { id }: Run, name: string, type: string): FastifyReply =>
  reply.type(type).header('content-disposition', `attachment; filename="${id}-${name}"`)
