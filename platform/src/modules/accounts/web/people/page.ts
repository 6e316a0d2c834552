// Administration: who may sign in, and in which roles. Looking needs the role; changing needs a second
// factor as well, asked for before the form is shown, so that nothing typed is lost to the question.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Fault } from '../../../../kernel/errors.ts'
import { actorOf } from '../../../../kernel/http/access.ts'
import { formOf, oneOf } from '../../../../kernel/http/forms.ts'
import { href, languageOf } from '../../../../kernel/http/language.ts'
import type { App } from '../../../../kernel/module.ts'
import type { AccountsContext } from '../../context.ts'
import { mayChange, type Person } from '../../domain/person.ts'
import { textOf } from '../../locales/index.ts'
import { createPeopleCommands, type PeopleCommands } from './commands.ts'
import {
  checkPerson,
  NOTHING_TYPED,
  type PersonFaults,
  rolesFault,
  type TypedPerson,
  typedPerson,
  typedRoles,
} from './form.ts'
import { addBody, confirmBody, listBody, PEOPLE_PATH, personBody, personPath, rolesBody } from './view.ts'

const LOOK = { config: { access: { roles: ['administrator'] } } } as const
const CHANGE = { config: { access: { roles: ['administrator'], secondFactor: true } } } as const

const PAGE_SIZE = 50

const listQuery = z.object({
  search: z.string().trim().max(100).default('').catch(''),
  page: z.coerce.number().int().min(1).default(1).catch(1),
})

const params = z.object({ id: z.string() })

export function addPeople(app: App, context: AccountsContext): void {
  const commands = createPeopleCommands(context)
  addList(app, context)
  addNew(app, context, commands)
  addRoles(app, context, commands)
  addSwitch(app, context, commands, 'disable')
  addSwitch(app, context, commands, 'enable')
}

function addList(app: App, { people, organisations }: AccountsContext): void {
  app.get(PEOPLE_PATH, { ...LOOK, schema: { querystring: listQuery } }, async (request, reply) => {
    const { search, page } = request.query
    const language = languageOf(request)
    const found = await people.search(search, { offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE + 1 })
    const body = listBody({
      language,
      people: found.slice(0, PAGE_SIZE),
      organisations: await organisations.list(),
      search,
      page,
      more: found.length > PAGE_SIZE,
    })
    const { people: words, administration } = textOf(language)
    const breadcrumbs = [{ text: administration.title, href: href(language, '/administration') }]
    return reply.page({
      title: words.title,
      body,
      breadcrumbs,
      room: 'administration',
      wide: true,
      unlisted: true,
    })
  })

  app.get(`${PEOPLE_PATH}/:id`, { ...LOOK, schema: { params } }, async (request, reply) => {
    const person = await wanted(people.find(request.params.id))
    const language = languageOf(request)
    const organisation = await organisations.find(person.organisationId)
    const body = personBody(language, person, organisation, mayChange(actorOf(request), person))
    return showAt(request, reply, { title: person.name, body })
  })
}

function addNew(app: App, context: AccountsContext, commands: PeopleCommands): void {
  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    typed: TypedPerson,
    faults: PersonFaults,
  ) => {
    const language = languageOf(request)
    const body = addBody({ language, typed, faults, organisations: await context.organisations.list() })
    return showAt(request, reply, {
      title: textOf(language).people.add,
      body,
      faulty: Object.keys(faults).length > 0,
    })
  }

  app.get(`${PEOPLE_PATH}/new`, CHANGE, (request, reply) => show(request, reply, NOTHING_TYPED, {}))

  app.post(PEOPLE_PATH, CHANGE, async (request, reply) => {
    const language = languageOf(request)
    const { people: text } = textOf(language)
    const typed = typedPerson(formOf(request))
    const checked = checkPerson(typed, await context.organisations.list(), language)
    if ('faults' in checked) return show(request, reply, typed, checked.faults)
    const outcome = await commands.add(actorOf(request), checked.command)
    if (outcome === 'address-taken') return show(request, reply, typed, { email: text.faults.taken })
    request.flash(text.added(checked.command.name))
    return reply.redirect(personPath(language, outcome.id), 303)
  })
}

function addRoles(app: App, { people, organisations }: AccountsContext, commands: PeopleCommands): void {
  const path = `${PEOPLE_PATH}/:id/roles`
  const find = async (id: string) => {
    const person = await wanted(people.find(id))
    return { person, organisation: await wanted(organisations.find(person.organisationId)) }
  }

  app.get(path, { ...CHANGE, schema: { params } }, async (request, reply) => {
    const language = languageOf(request)
    const { person, organisation } = await find(request.params.id)
    const body = rolesBody({
      language,
      person,
      organisation,
      chosen: person.roles,
      version: String(person.version),
    })
    return showAt(request, reply, { title: textOf(language).people.rolesTitle(person.name), body, person })
  })

  app.post(path, { ...CHANGE, schema: { params } }, async (request, reply) => {
    const language = languageOf(request)
    const { people: text } = textOf(language)
    const { person, organisation } = await find(request.params.id)
    const roles = typedRoles(formOf(request))
    const fault = rolesFault(roles, organisation, language)
    if (fault !== null) {
      const version = oneOf(formOf(request), 'version')
      const body = rolesBody({ language, person, organisation, chosen: roles, version, fault })
      return showAt(request, reply, { title: text.rolesTitle(person.name), body, person, faulty: true })
    }
    await commands.change(actIn(request), person, versionOf(request), {
      action: 'person.roles-changed',
      roles,
    })
    request.flash(text.rolesChanged(person.name))
    return reply.redirect(personPath(language, person.id), 303)
  })
}

function addSwitch(
  app: App,
  { people }: AccountsContext,
  commands: PeopleCommands,
  act: 'disable' | 'enable',
): void {
  const path = `${PEOPLE_PATH}/:id/${act}`

  app.get(path, { ...CHANGE, schema: { params } }, async (request, reply) => {
    const person = await wanted(people.find(request.params.id))
    const language = languageOf(request)
    const title = textOf(language).people[`${act}Title`](person.name)
    return showAt(request, reply, { title, body: confirmBody(language, person, act), person })
  })

  app.post(path, { ...CHANGE, schema: { params } }, async (request, reply) => {
    const person = await wanted(people.find(request.params.id))
    const language = languageOf(request)
    await commands.change(actIn(request), person, versionOf(request), { action: `person.${act}d` })
    request.flash(textOf(language).people[`${act}d`](person.name))
    return reply.redirect(personPath(language, person.id), 303)
  })
}

const actIn = (request: FastifyRequest) => ({ actor: actorOf(request), language: languageOf(request) })

/** The version that the form was made from; none that exists where the field was tampered with. */
const versionOf = (request: FastifyRequest): number =>
  z.coerce
    .number()
    .int()
    .catch(0)
    .parse(oneOf(formOf(request), 'version'))

async function wanted<T>(search: Promise<T | null>): Promise<T> {
  const found = await search
  if (found === null) throw new Fault('not-found', 'There is no such person.')
  return found
}

type Shown = Readonly<{
  title: string
  body: Parameters<FastifyReply['page']>[0]['body']
  person?: Person
  faulty?: boolean
}>

function showAt(
  request: FastifyRequest,
  reply: FastifyReply,
  { title, body, person, faulty = false }: Shown,
): FastifyReply {
  const language = languageOf(request)
  const room = { text: textOf(language).administration.title, href: href(language, '/administration') }
  const above = { text: textOf(language).people.title, href: href(language, PEOPLE_PATH) }
  const middle = person ? [{ text: person.name, href: personPath(language, person.id) }] : []
  return reply.page({
    title,
    body,
    room: 'administration',
    breadcrumbs: [room, above, ...middle],
    unlisted: true,
    error: faulty,
    status: faulty ? 400 : 200,
  })
}
