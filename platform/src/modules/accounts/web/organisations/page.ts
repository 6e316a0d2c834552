// Administration: the police forces that take part, and the centre.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Actor, acting } from '../../../../kernel/actor.ts'
import { actorOf } from '../../../../kernel/http/access.ts'
import { type FormValues, formOf, oneOf } from '../../../../kernel/http/forms.ts'
import { href, languageOf } from '../../../../kernel/http/language.ts'
import type { App } from '../../../../kernel/module.ts'
import type { AccountsContext } from '../../context.ts'
import { type Organisation, slugOf } from '../../domain/organisation.ts'
import { type Text, textOf } from '../../locales/index.ts'
import {
  addBody,
  listBody,
  ORGANISATIONS_PATH,
  type OrganisationFaults,
  type TypedOrganisation,
} from './view.ts'

const LOOK = { config: { access: { roles: ['administrator'] } } } as const
const CHANGE = { config: { access: { roles: ['administrator'], secondFactor: true } } } as const

const nameSchema = z
  .string()
  .min(1)
  .max(100)
  .regex(/[a-z0-9]/i)
const kindSchema = z.enum(['force', 'centre'])

export function addOrganisations(app: App, context: AccountsContext): void {
  app.get(ORGANISATIONS_PATH, LOOK, async (request, reply) => {
    const language = languageOf(request)
    const { title } = textOf(language).organisations
    return show(request, reply, {
      title,
      body: listBody(language, await context.organisations.list()),
      inside: false,
    })
  })

  app.get(`${ORGANISATIONS_PATH}/new`, CHANGE, (request, reply) =>
    showForm(request, reply, { nameEn: '', nameCy: '', kind: '' }, {}),
  )

  app.post(ORGANISATIONS_PATH, CHANGE, async (request, reply) => {
    const language = languageOf(request)
    const text = textOf(language)
    const typed = typedOrganisation(formOf(request))
    const checked = check(typed, context.kernel.newId(), text)
    if ('faults' in checked) return showForm(request, reply, typed, checked.faults)
    const added = await add(context, actorOf(request), checked.organisation)
    if (!added) return showForm(request, reply, typed, { nameEn: text.organisations.faults.taken })
    request.flash(text.organisations.added(checked.organisation.name[language]))
    return reply.redirect(href(language, ORGANISATIONS_PATH), 303)
  })
}

const typedOrganisation = (form: FormValues): TypedOrganisation => ({
  nameEn: oneOf(form, 'nameEn').trim(),
  nameCy: oneOf(form, 'nameCy').trim(),
  kind: oneOf(form, 'kind'),
})

type Checked = Readonly<{ organisation: Organisation } | { faults: OrganisationFaults }>

function check({ nameEn, nameCy, kind: wanted }: TypedOrganisation, id: string, text: Text): Checked {
  const { faults: words } = text.organisations
  const kind = kindSchema.safeParse(wanted)
  const faults: OrganisationFaults = {
    ...(nameSchema.safeParse(nameEn).success ? {} : { nameEn: words.nameEn }),
    ...(nameSchema.safeParse(nameCy).success ? {} : { nameCy: words.nameCy }),
    ...(kind.success ? {} : { kind: words.kind }),
  }
  if (!kind.success || Object.keys(faults).length > 0) return { faults }
  const name = { en: nameEn, cy: nameCy }
  return { organisation: { id, slug: slugOf(nameEn), name, kind: kind.data, demonstration: false } }
}

/** False where there is one with that name. */
function add(
  { kernel, organisations }: AccountsContext,
  actor: Actor,
  organisation: Organisation,
): Promise<boolean> {
  return kernel.database.transaction().execute(async (transaction) => {
    if (!(await organisations.add(transaction, organisation, kernel.clock()))) return false
    await kernel.audit.note(transaction, {
      actor: acting(actor, 'administrator'),
      action: 'organisation.added',
      subject: { type: 'organisation', id: organisation.id },
      detail: { kind: organisation.kind },
    })
    return true
  })
}

function showForm(
  request: FastifyRequest,
  reply: FastifyReply,
  typed: TypedOrganisation,
  faults: OrganisationFaults,
) {
  const language = languageOf(request)
  const { add: title } = textOf(language).organisations
  const faulty = Object.keys(faults).length > 0
  return show(request, reply, { title, body: addBody(language, typed, faults), inside: true, faulty })
}

type Shown = Readonly<{
  title: string
  body: Parameters<FastifyReply['page']>[0]['body']
  inside: boolean
  faulty?: boolean
}>

function show(
  request: FastifyRequest,
  reply: FastifyReply,
  { title, body, inside, faulty = false }: Shown,
): FastifyReply {
  const language = languageOf(request)
  const text = textOf(language)
  const room = { text: text.administration.title, href: href(language, '/administration') }
  const list = { text: text.organisations.title, href: href(language, ORGANISATIONS_PATH) }
  return reply.page({
    title,
    body,
    room: 'administration',
    breadcrumbs: inside ? [room, list] : [room],
    unlisted: true,
    error: faulty,
    status: faulty ? 400 : 200,
  })
}
