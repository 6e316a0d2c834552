// What the force's and the centre's pages have in common: what they are made with, whose record they may open,
// and the answer to an act that the rules refuse.
import { html } from '@policeai/govuk'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Fault } from '../../../../kernel/errors.ts'
import { actorOf } from '../../../../kernel/http/access.ts'
import { href, type Language, languageOf } from '../../../../kernel/http/language.ts'
import { isId } from '../../../../kernel/ids.ts'
import type { Kernel } from '../../../../kernel/module.ts'
import type { Lab } from '../../../lab/index.ts'
import type { Attaching } from '../../acts/attaching.ts'
import type { Deciding } from '../../acts/deciding.ts'
import type { Writing } from '../../acts/writing.ts'
import type { Draft } from '../../domain/draft.ts'
import type { RegisterRecord, StandingRefusal } from '../../domain/record.ts'
import { textOf } from '../../domain/search-words.ts'
import { workText } from '../../locales/work/index.ts'
import type { Organisations } from '../../neighbours.ts'
import { findDraft } from '../../store/drafts.ts'
import { findRecord } from '../../store/records.ts'

export type WorkPages = Readonly<{
  kernel: Kernel
  organisations: Organisations
  acts: Writing & Deciding & Attaching
  lab: Pick<Lab, 'signedEvidence'>
}>

export const recordParams = z.object({ id: z.string() })

export type Opened = Readonly<{ record: RegisterRecord; draft: Draft | null }>
export type OpenedDraft = Readonly<{ record: RegisterRecord; draft: Draft }>

/** The record with its draft. Another force's record is not found, just as one that does not exist. */
export async function openOwn(pages: WorkPages, request: FastifyRequest, id: string): Promise<Opened> {
  const opened = await open(pages, id)
  if (opened?.record.organisationId !== actorOf(request).organisationId) throw notFound()
  return opened
}

/** For the pages that write: there must be a draft. */
export async function openOwnDraft(
  pages: WorkPages,
  request: FastifyRequest,
  id: string,
): Promise<OpenedDraft> {
  return withDraft(await openOwn(pages, request, id))
}

export async function open(pages: Pick<WorkPages, 'kernel'>, id: string): Promise<Opened | null> {
  const { database } = pages.kernel
  const record = isId(id) ? await findRecord(database, id) : null
  return record && { record, draft: await findDraft(database, id) }
}

export const notFound = (): Fault => new Fault('not-found', 'There is no such record.')

export function withDraft({ record, draft }: Opened): OpenedDraft {
  if (draft === null) throw new Fault('wrong-state', 'Nothing of this record is being written now.')
  return { record, draft }
}

/** The title that the force gave it, or the name of the tool. */
export const titleOf = ({ record, draft }: Opened, language: Language): string =>
  (draft && textOf(draft.content, 'title', language)) || record.toolName

export const recordPath = (id: string, rest = ''): string => `/work/records/${id}${rest}`

export function trail(language: Language, opened: Opened): { text: string; href: string }[] {
  return [
    { text: workText(language).list.title, href: href(language, '/work') },
    { text: titleOf(opened, language), href: href(language, recordPath(opened.record.id)) },
  ]
}

/** Tells why nothing was done. What was done already, by whomever, is no fault: the reader is told and goes on. */
export function answerRefusal(
  request: FastifyRequest,
  reply: FastifyReply,
  refused: StandingRefusal,
  goOn: string,
): FastifyReply {
  const language = languageOf(request)
  const { refusals } = workText(language)
  if (refused.code === 'not_yours') throw notFound()
  if (refused.code === 'role') throw new Fault('not-allowed', 'Your role does not include this.')
  if (refused.code === 'already') {
    request.flash(refusals.already)
    return reply.redirect(href(language, goOn), 303)
  }
  const { title, what } = refusals[refused.code]
  return reply.page({
    title,
    status: refused.code === 'own_work' ? 403 : 409,
    room: 'work',
    body: html`<p class="govuk-body">${what}</p>
<p class="govuk-body"><a class="govuk-link" href="${href(language, goOn)}">${refusals.goOn}</a></p>`,
  })
}
