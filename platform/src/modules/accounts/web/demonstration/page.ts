// The pages of the embedded provider: who are you, and, where a second factor is asked for, the code.
// They belong to the provider and know nothing of this site's sessions.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { formOf, oneOf } from '../../../../kernel/http/forms.ts'
import { href, type Language, languageOf } from '../../../../kernel/http/language.ts'
import type { App } from '../../../../kernel/module.ts'
import type { DemonstrationContext } from '../../context.ts'
import type { Person } from '../../domain/person.ts'
import { SECOND_FACTOR_CLASSES } from '../../domain/second-factor.ts'
import { EMBEDDED_PATH } from '../../identity/embedded-provider.ts'
import { textOf } from '../../locales/index.ts'
import { stoppedPath } from '../sign-in/paths.ts'
import { chooserBody, codeBody } from './view.ts'

const OPEN = { config: { access: 'public' } } as const
const PEOPLE = `${EMBEDDED_PATH}/people/:uid`

const place = z.object({ uid: z.string() })
const whoQuery = z.object({ person: z.string().default('').catch('') })

/** More than anybody would choose from. */
const MOST_PEOPLE = 500

type Asked = Readonly<{ uid: string; secondFactor: boolean; loginHint: string }>

export function addDemonstration(app: App, context: DemonstrationContext): void {
  app.get(PEOPLE, { ...OPEN, schema: { params: place } }, async (request, reply) => {
    const asked = await askedOf(context, request, reply, request.params.uid)
    if (asked === null) return gone(request, reply)
    const known = asked.secondFactor ? await context.people.findByEmail(asked.loginHint) : null
    return known
      ? reply.redirect(codePath(languageOf(request), asked, known.id), 303)
      : showPeople(context, request, reply, { asked })
  })

  app.post(PEOPLE, { ...OPEN, schema: { params: place } }, async (request, reply) => {
    const asked = await askedOf(context, request, reply, request.params.uid)
    if (asked === null) return gone(request, reply)
    const person = await context.people.find(oneOf(formOf(request), 'person'))
    if (person === null)
      return showPeople(context, request, reply, {
        asked,
        fault: textOf(languageOf(request)).demonstration.chooseOne,
      })
    if (asked.secondFactor) return reply.redirect(codePath(languageOf(request), asked, person.id), 303)
    return conclude(context, request, reply, { person, secondFactor: false })
  })

  app.get(`${PEOPLE}/all`, { ...OPEN, schema: { params: place } }, async (request, reply) => {
    const asked = await askedOf(context, request, reply, request.params.uid)
    return asked === null ? gone(request, reply) : showPeople(context, request, reply, { asked })
  })

  addCode(app, context)
}

function addCode(app: App, context: DemonstrationContext): void {
  app.get(
    `${PEOPLE}/code`,
    { ...OPEN, schema: { params: place, querystring: whoQuery } },
    async (request, reply) => {
      const asked = await askedOf(context, request, reply, request.params.uid)
      const person = await context.people.find(request.query.person)
      return asked && person ? showCode(context, request, reply, { asked, person }) : gone(request, reply)
    },
  )

  app.post(`${PEOPLE}/code`, { ...OPEN, schema: { params: place } }, async (request, reply) => {
    const form = formOf(request)
    const asked = await askedOf(context, request, reply, request.params.uid)
    const person = await context.people.find(oneOf(form, 'person'))
    if (asked === null || person === null) return gone(request, reply)
    const typed = oneOf(form, 'code').replace(/\s/g, '')
    if (typed === context.embedded.codeFor(asked.uid, person.id)) {
      return conclude(context, request, reply, { person, secondFactor: true })
    }
    return showCode(context, request, reply, { asked, person, wrong: typed })
  })
}

/** What the relying party asked for; null where this browser has no such sign-in under way. */
async function askedOf(
  { embedded }: DemonstrationContext,
  request: FastifyRequest,
  reply: FastifyReply,
  uid: string,
): Promise<Asked | null> {
  const interaction = await embedded.provider.interactionDetails(request.raw, reply.raw).catch(() => null)
  if (interaction?.uid !== uid) return null
  const classes = String(interaction.params['acr_values'] ?? '').split(' ')
  return {
    uid,
    secondFactor: SECOND_FACTOR_CLASSES.some((one) => classes.includes(one)),
    loginHint: String(interaction.params['login_hint'] ?? ''),
  }
}

const gone = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  reply.redirect(stoppedPath(languageOf(request), 'expired'), 303)

const codePath = (language: Language, asked: Asked, personId: string): string =>
  href(language, `${EMBEDDED_PATH}/people/${asked.uid}/code?person=${encodeURIComponent(personId)}`)

async function showPeople(
  { people, organisations }: DemonstrationContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { asked, fault }: Readonly<{ asked: Asked; fault?: string }>,
): Promise<FastifyReply> {
  const language = languageOf(request)
  const everybody = await people.search('', { offset: 0, limit: MOST_PEOPLE })
  const action = href(language, `${EMBEDDED_PATH}/people/${asked.uid}`)
  const body = chooserBody({
    language,
    action,
    people: everybody,
    organisations: await organisations.list(),
    fault,
  })
  const { title } = textOf(language).demonstration
  return reply.page({
    title,
    body,
    unlisted: true,
    error: fault !== undefined,
    status: fault === undefined ? 200 : 400,
  })
}

type CodeParts = Readonly<{ asked: Asked; person: Person; wrong?: string }>

function showCode(
  context: DemonstrationContext,
  request: FastifyRequest,
  reply: FastifyReply,
  parts: CodeParts,
) {
  const language = languageOf(request)
  const { asked, person, wrong } = parts
  const code = context.embedded.codeFor(asked.uid, person.id)
  const allPath = href(language, `${EMBEDDED_PATH}/people/${asked.uid}/all`)
  const faulty = wrong !== undefined
  return reply.page({
    title: textOf(language).demonstration.codeTitle,
    body: codeBody({ language, person, code, allPath, wrong }),
    unlisted: true,
    error: faulty,
    status: faulty ? 400 : 200,
  })
}

async function conclude(
  { embedded }: DemonstrationContext,
  request: FastifyRequest,
  reply: FastifyReply,
  shown: Readonly<{ person: Person; secondFactor: boolean }>,
): Promise<FastifyReply> {
  const acr = shown.secondFactor ? { acr: SECOND_FACTOR_CLASSES[0] } : {}
  const amr = shown.secondFactor ? ['pwd', 'otp'] : ['pwd']
  const result = { login: { accountId: shown.person.id, amr, ...acr } }
  return reply.redirect(await embedded.provider.interactionResult(request.raw, reply.raw, result), 303)
}
