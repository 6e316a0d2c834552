// /lab/runs/:id: how far a run is, why it failed, or what it measured; and the two things that can be done to it.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { ROLES } from '../../../../kernel/actor.ts'
import { actorOf } from '../../../../kernel/http/access.ts'
import { href, languageOf } from '../../../../kernel/http/language.ts'
import { isId } from '../../../../kernel/ids.ts'
import type { App } from '../../../../kernel/module.ts'
import type { LabContext } from '../../acts/context.ts'
import { notFound, runAgain } from '../../acts/run-again.ts'
import { signRun } from '../../acts/sign-run.ts'
import { MEASURING_ROLES, mayChange, maySee, type Run } from '../../domain/run.ts'
import { textOf } from '../../locales/index.ts'
import { findRun } from '../../store/run-page.ts'
import type { Organisations } from '../organisations.ts'
import { runView } from './view.ts'

const runParams = z.object({ id: z.string() })
export const seeing = { config: { access: { roles: ROLES } }, schema: { params: runParams } } as const
const changing = { config: { access: { roles: MEASURING_ROLES } }, schema: { params: runParams } } as const

export function addRunPage(app: App, context: LabContext, organisations: Organisations): void {
  app.get('/lab/runs/:id', seeing, async (request, reply) =>
    show(await visibleRun(context, request), organisations, request, reply),
  )
  app.post('/lab/runs/:id/sign', changing, async (request, reply) => {
    await signRun(context, actorOf(request), request.params.id)
    return back(request, reply, request.params.id, textOf(languageOf(request)).result.signDone)
  })
  app.post('/lab/runs/:id/again', changing, async (request, reply) => {
    await runAgain(context, actorOf(request), request.params.id)
    return back(request, reply, request.params.id, textOf(languageOf(request)).run.againDone)
  })
}

/** The run of the address, if this person may see it; a run of others is as if it were not there. */
export async function visibleRun({ kernel }: LabContext, request: FastifyRequest): Promise<Run> {
  const { id } = runParams.parse(request.params)
  const run = isId(id) ? await findRun(kernel.database, id) : null
  if (run === null || !maySee(actorOf(request), run)) throw notFound()
  return run
}

async function show(run: Run, organisations: Organisations, request: FastifyRequest, reply: FastifyReply) {
  const language = languageOf(request)
  const text = textOf(language)
  const organisation = await organisations.find(run.organisationId)
  return reply.page({
    title: run.title,
    body: runView({
      language,
      run,
      organisation: organisation?.name[language] ?? run.organisationId,
      mayChange: mayChange(actorOf(request), run),
    }),
    room: 'lab',
    breadcrumbs: [{ text: text.list.title, href: href(language, '/lab') }],
    heading: false,
    wide: true,
    unlisted: true,
  })
}

function back(request: FastifyRequest, reply: FastifyReply, id: string, message: string): FastifyReply {
  request.flash(message)
  return reply.redirect(href(languageOf(request), `/lab/runs/${id}`), 303)
}
