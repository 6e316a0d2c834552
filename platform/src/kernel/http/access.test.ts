import Fastify from 'fastify'
import { expect, test } from 'vitest'
import type { Actor, Role } from '../actor.ts'
import { addAccess, decide } from './access.ts'

const NOW = new Date('2026-11-23T12:00:00Z')
const minutesAgo = (minutes: number): Date => new Date(NOW.getTime() - minutes * 60_000)

const person = (roles: readonly Role[], secondFactorAt: Date | null = null): Actor => ({
  personId: 'p',
  name: 'Somebody',
  organisationId: 'calder',
  organisationName: 'Calder',
  roles,
  secondFactorAt,
})

test('public is for everybody, and nothing else is for nobody', () => {
  expect(decide('public', null, NOW)).toBe('allowed')
  expect(decide({ roles: ['editor'] }, null, NOW)).toBe('sign-in')
})

test('any one of the roles will do, and no other', () => {
  const access = { roles: ['contributor', 'approver'] as const }
  expect(decide(access, person(['approver']), NOW)).toBe('allowed')
  expect(decide(access, person(['editor', 'administrator']), NOW)).toBe('denied')
  expect(decide(access, person([]), NOW)).toBe('denied')
})

test('a second factor counts for fifteen minutes', () => {
  const access = { roles: ['editor'] as const, secondFactor: true }
  expect(decide(access, person(['editor']), NOW)).toBe('second-factor')
  expect(decide(access, person(['editor'], minutesAgo(14)), NOW)).toBe('allowed')
  expect(decide(access, person(['editor'], minutesAgo(15)), NOW)).toBe('second-factor')
  expect(decide(access, person(['contributor'], minutesAgo(1)), NOW)).toBe('denied')
})

test('a route that says nothing about access stops the server from starting', async () => {
  const app = Fastify()
  addAccess(app, {
    clock: () => NOW,
    findActor: async () => null,
    askToSignIn: (_, reply) => reply.redirect('/sign-in'),
  })
  expect(() => app.get('/forgotten', async () => 'open')).toThrow('GET /forgotten says nothing about access')
})

test('the reader is asked, refused or let in before the handler runs', async () => {
  const app = Fastify()
  let actor: Actor | null = null
  let handled = 0
  addAccess(app, {
    clock: () => NOW,
    findActor: async () => actor,
    askToSignIn: (_request, reply, need) => reply.redirect(`/sign-in?need=${need}`),
  })
  app.post('/publish', { config: { access: { roles: ['editor'], secondFactor: true } } }, async () => {
    handled += 1
    return 'published'
  })
  const post = () => app.inject({ method: 'POST', url: '/publish' })
  expect((await post()).headers.location).toBe('/sign-in?need=sign-in')
  actor = person(['contributor'])
  expect((await post()).statusCode).toBe(403)
  actor = person(['editor'])
  expect((await post()).headers.location).toBe('/sign-in?need=second-factor')
  expect(handled).toBe(0)
  actor = person(['editor'], minutesAgo(1))
  expect((await post()).body).toBe('published')
})

test('a form is read before a second factor is asked for, and never handled without one', async () => {
  const app = Fastify()
  const asked: unknown[] = []
  let actor: Actor | null = person(['editor'])
  addAccess(app, {
    clock: () => NOW,
    findActor: async () => actor,
    askToSignIn: (request, reply) => {
      asked.push(request.body)
      return reply.redirect('/sign-in')
    },
  })
  const access = { roles: ['editor'], secondFactor: true } as const
  const schema = { body: { type: 'object', required: ['never'] } }
  app.post('/publish', { config: { access }, schema }, async () => asked.push('handled'))
  app.put('/publish', { config: { access } }, async () => asked.push('handled'))
  const send = (method: 'POST' | 'PUT') =>
    app.inject({ method, url: '/publish', payload: { reason: 'Because' } })
  expect((await send('POST')).headers.location).toBe('/sign-in')
  await send('PUT')
  actor = null
  await send('POST')
  expect(asked).toEqual([{ reason: 'Because' }, undefined, undefined])
})
