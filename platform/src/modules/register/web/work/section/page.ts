// The form of one section: opened, sent, given back with faults, or saved. Whoever saves second is told so and
// sees both texts; nothing is overwritten.
import { type Section, sections } from '@policeai/record'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { actorOf } from '../../../../../kernel/http/access.ts'
import { type FormValues, formOf, oneOf } from '../../../../../kernel/http/forms.ts'
import { href, languageOf } from '../../../../../kernel/http/language.ts'
import type { App } from '../../../../../kernel/module.ts'
import { sectionDigest } from '../../../domain/life.ts'
import { workText } from '../../../locales/work/index.ts'
import {
  answerRefusal,
  notFound,
  type OpenedDraft,
  openOwnDraft,
  recordPath,
  trail,
  type WorkPages,
} from '../context.ts'
import { addEntry, removeEntry, withFirstEntries, withoutBlankEntries } from './entries.ts'
import { readSection } from './read.ts'
import { toForm } from './values.ts'
import { type SectionForm, sectionView } from './view.ts'

const params = z.object({ id: z.string(), section: z.string() })

export function addSectionPages(app: App, pages: WorkPages): void {
  const options = { config: { access: { roles: ['contributor'] } }, schema: { params } } as const
  app.get('/work/records/:id/sections/:section', options, async (request, reply) => {
    const { opened, section } = await openSection(pages, request, request.params)
    return answer(request, reply, opened, section, {
      values: withFirstEntries(section.fields, toForm(section.fields, opened.draft.content)),
    })
  })
  app.post('/work/records/:id/sections/:section', options, async (request, reply) => {
    const { opened, section } = await openSection(pages, request, request.params)
    const form = formOf(request)
    const edited = editing(form)
    if (edited) return answer(request, reply, opened, section, { values: edited, ...asOpened(form) })
    return save(pages, request, reply, opened, section, withoutBlankEntries(section.fields, form))
  })
}

async function openSection(
  pages: WorkPages,
  request: FastifyRequest,
  { id, section: key }: z.infer<typeof params>,
) {
  const section = sections.find((candidate) => candidate.key === key)
  if (!section) throw notFound()
  return { opened: await openOwnDraft(pages, request, id), section }
}

const keysOf = (section: Section): readonly string[] => section.fields.map((field) => field.key)

/** What the form was opened on, as it says itself. */
const asOpened = (form: FormValues) => ({
  revision: Number(oneOf(form, '_revision')),
  base: oneOf(form, '_base'),
})

/** The form after "add another", "remove" or "withhold"; null where it is to be saved. */
function editing(form: FormValues): FormValues | null {
  const [act, target = ''] = oneOf(form, '_do').split(':')
  if (act === 'add') return addEntry(form, target)
  if (act === 'withhold') return { ...form, [`${target}.withheld`]: 'yes' }
  if (act === 'disclose') return { ...form, [`${target}.withheld`]: '' }
  const entry = act === 'remove' ? /^(.+)\.(\d+)$/.exec(target) : null
  return entry?.[1] && entry[2] ? removeEntry(form, entry[1], Number(entry[2])) : null
}

type Shown = Pick<SectionForm, 'values'> &
  Partial<Pick<SectionForm, 'faults' | 'conflict' | 'revision' | 'base'>>

function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  opened: OpenedDraft,
  section: Section,
  shown: Shown,
): FastifyReply {
  const language = languageOf(request)
  const { draft, record } = opened
  const base = sectionDigest(draft.content, keysOf(section))
  const form = {
    faults: [],
    conflict: null,
    revision: draft.revision,
    base,
    ...shown,
    language,
    section,
    recordId: record.id,
  }
  const error = form.faults.length > 0 || form.conflict !== null
  return reply.page({
    title: section.title[language],
    status: error ? (form.conflict ? 409 : 422) : 200,
    error,
    room: 'work',
    breadcrumbs: trail(language, opened),
    body: sectionView(form),
  })
}

async function save(
  pages: WorkPages,
  request: FastifyRequest,
  reply: FastifyReply,
  opened: OpenedDraft,
  section: Section,
  form: FormValues,
): Promise<FastifyReply> {
  const read = readSection(section.fields, form, languageOf(request))
  const { revision, base } = asOpened(form)
  if (!read.ok)
    return answer(request, reply, opened, section, { values: form, faults: read.faults, revision, base })
  const [actor, recordId] = [actorOf(request), opened.record.id]
  const edit = { section: section.key, keys: keysOf(section), values: read.values, base }
  const outcome = await pages.acts.saveSection({ actor, recordId, revision }, edit)
  if ('done' in outcome) return goOn(request, reply, recordId, section, oneOf(form, '_do'))
  if (outcome.refused.code !== 'changed')
    return answerRefusal(request, reply, outcome.refused, recordPath(recordId))
  const { draft } = outcome.refused
  const saved = onlyOf(section, draft.content)
  const conflict = {
    saved,
    typed: read.values,
    at: draft.updatedAt,
    yourself: draft.draftedBy === actor.personId,
  }
  return answer(request, reply, { ...opened, draft }, section, { values: form, conflict })
}

const onlyOf = (section: Section, content: OpenedDraft['draft']['content']) =>
  Object.fromEntries(Object.entries(content).filter(([key]) => keysOf(section).includes(key)))

function goOn(
  request: FastifyRequest,
  reply: FastifyReply,
  recordId: string,
  section: Section,
  act: string,
): FastifyReply {
  const language = languageOf(request)
  const next = sections[sections.indexOf(section) + 1]
  const path = act === 'continue' && next ? `/sections/${next.key}` : ''
  request.flash(workText(language).section.saved(section.title[language]))
  return reply.redirect(href(language, recordPath(recordId, path)), 303)
}
