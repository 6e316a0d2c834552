// What is published is signed by the lab's own key, and anybody who has the public half can tell.
import { createPublicKey, verify } from 'node:crypto'
import { newKeys } from '@policeai/evaluation'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OpenDatabase } from '../../../kernel/database/open.ts'
import { openTestDatabase } from '../../../kernel/testing/database.ts'
import { createLab } from '../../lab/index.ts'
import { CENTRE, organisations } from '../web/public/public.fixture.ts'
import { actorCalled, completeContent, createDesk, type Desk } from '../web/work/work.fixture.ts'
import { createDeciding } from './deciding.ts'
import { createWriting } from './writing.ts'

let open: OpenDatabase
let desk: Desk
beforeAll(async () => {
  open = await openTestDatabase()
  desk = await createDesk(open.database)
})
afterAll(async () => {
  await desk.app.close()
  await open.close()
})

test('a published version carries a signature that the public key alone verifies', async () => {
  const { keyId, privateKeyPem: privatePem, publicKeyPem: publicPem } = newKeys()
  const labKey = { keyId, privatePem, publicPem }
  const lab = createLab({ kernel: desk.kernel, organisations, labKey, embedded: false })
  const signingKey = async () => ({ ...lab.publicKey, organisationId: CENTRE.id })
  const deps = { ...desk.actDeps, sign: lab.sign, signingKey }
  const acts = { ...createWriting(deps), ...createDeciding(deps) }
  const as = (name: Parameters<typeof actorCalled>[0]) => actorCalled(name, desk.time.now)
  const { recordId } = await acts.start(as('carys'), {
    tool: { name: 'Passage', supplier: 'Veridian' },
    submissionKey: 'signing',
    content: completeContent(),
    demonstration: true,
  })
  await acts.submit({ actor: as('carys'), recordId, revision: 1 }, '')
  const decision = { role: 'DCC', conditions: null, reviewDue: '2027-11-01' }
  await acts.authorise({ actor: as('asha'), recordId, revision: 2 }, decision)
  const published = await acts.publish({ actor: as('edith'), recordId, revision: 3 })
  if (!('done' in published)) throw new Error(JSON.stringify(published))
  const { hash, signed } = published.done
  expect(signed).toMatchObject({ key_id: keyId, public_key: publicPem })
  const holds = (text: string) =>
    verify(null, Buffer.from(text), createPublicKey(publicPem), Buffer.from(signed.signature, 'base64'))
  expect([holds(hash), holds(hash.replace(/./, 'x'))]).toEqual([true, false])
})
