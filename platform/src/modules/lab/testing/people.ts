// People for tests: two forces, and the centre.
import type { Actor, Role } from '../../../kernel/actor.ts'

const person = (organisationId: string, roles: readonly Role[]): Actor => ({
  personId: `${organisationId}-${roles.join('-')}`,
  name: 'Test person',
  organisationId,
  organisationName: `Force ${organisationId}`,
  roles,
  secondFactorAt: null,
})

export const PEOPLE = {
  contributor: person('north', ['contributor']),
  approver: person('north', ['approver']),
  stranger: person('south', ['contributor']),
  evaluator: person('centre', ['evaluator']),
  auditor: person('centre', ['auditor']),
  editor: person('centre', ['editor']),
}

export type PersonName = keyof typeof PEOPLE
