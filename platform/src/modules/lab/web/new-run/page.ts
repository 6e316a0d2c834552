// /lab/runs/new: shows the form, takes what it sends, and goes to the run that came of it.
import multipart from '@fastify/multipart'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { actorOf } from '../../../../kernel/http/access.ts'
import { href, languageOf } from '../../../../kernel/http/language.ts'
import { isId } from '../../../../kernel/ids.ts'
import type { App } from '../../../../kernel/module.ts'
import { askForRun } from '../../acts/ask-for-run.ts'
import type { LabContext } from '../../acts/context.ts'
import { keepUpload } from '../../acts/keep-upload.ts'
import { notFound } from '../../acts/run-again.ts'
import { MEASURING_ROLES, mayChange } from '../../domain/run.ts'
import { textOf } from '../../locales/index.ts'
import { findRun } from '../../store/run-page.ts'
import { findUpload } from '../../store/uploads.ts'
import { formatBytes } from '../formats.ts'
import type { Kept } from './files.ts'
import { checkForm, type FormState } from './form.ts'
import { readSent } from './sent.ts'
import { formView } from './view.ts'

const PATH = '/lab/runs/new'
const query = z.object({ from: z.string().optional() })
const access = { roles: MEASURING_ROLES }

export async function addNewRun(app: App, context: LabContext): Promise<void> {
  await app.register(multipart, { throwFileSizeLimit: false })
  app.get(PATH, { config: { access }, schema: { querystring: query } }, async (request, reply) =>
    show(context, request, reply, await startOf(context, request, request.query.from), 200),
  )
  app.post(PATH, { config: { access } }, (request, reply) => take(context, request, reply))
}

/** An empty form, or the plan and the files of a run of one's own. */
async function startOf(
  context: LabContext,
  request: FastifyRequest,
  from: string | undefined,
): Promise<FormState> {
  const { newId, database } = context.kernel
  const start = { formKey: newId(), warehouse: null, errors: [] }
  if (from === undefined) return { ...start, plan: '', files: { observations: null, truth: null } }
  const run = isId(from) ? await findRun(database, from) : null
  if (run === null || !mayChange(actorOf(request), run)) throw notFound()
  return { ...start, plan: run.plan, files: { observations: run.upload, truth: run.truth } }
}

async function take(
  context: LabContext,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const actor = actorOf(request)
  const { configuration, newId } = context.kernel
  const sent = await readSent(request, configuration.uploadLimit, (file) => keepUpload(context, actor, file))
  const language = languageOf(request)
  const kept = {
    observations: await keptUpload(context, request, sent.fields['upload']),
    truth: await keptUpload(context, request, sent.fields['truth_upload']),
  }
  const checked = checkForm({ sent, kept, limit: limitOf(context, request), text: textOf(language) })
  const formKey = sent.fields['form_key'] || newId()
  if (checked.ok) {
    const id = await askForRun(context, actor, { formKey, ...checked.run })
    return reply.redirect(href(language, `/lab/runs/${id}`), 303)
  }
  const status = Object.values(sent.files).some((file) => file?.outcome === 'too-large') ? 413 : 422
  return show(context, request, reply, { ...checked, formKey }, status)
}

async function keptUpload(
  context: LabContext,
  request: FastifyRequest,
  id: string | undefined,
): Promise<Kept> {
  if (id === undefined || id === '') return null
  const organisation = actorOf(request).organisationId
  return (await findUpload(context.kernel.database, id, organisation)) ?? 'gone'
}

function show(
  context: LabContext,
  request: FastifyRequest,
  reply: FastifyReply,
  state: FormState,
  status: number,
) {
  const language = languageOf(request)
  const text = textOf(language)
  return reply.page({
    title: text.form.title,
    body: formView({ ...state, language, limit: limitOf(context, request) }),
    room: 'lab',
    breadcrumbs: [{ text: text.lab, href: href(language, '/lab') }],
    error: state.errors.length > 0,
    status,
    unlisted: true,
  })
}

const limitOf = ({ kernel }: LabContext, request: FastifyRequest): string =>
  formatBytes(languageOf(request), kernel.configuration.uploadLimit)
