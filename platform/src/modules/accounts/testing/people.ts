// Made-up people for the tests of this module.
import type { DemonstrationOrganisation, DemonstrationPerson } from '../index.ts'

const person = (id: string, name: string, organisationId: string, roles: DemonstrationPerson['roles']) => ({
  id,
  name,
  email: `${id}@example.test`,
  organisationId,
  roles,
})

export const DEMONSTRATION: Readonly<{
  people: readonly DemonstrationPerson[]
  organisations: readonly DemonstrationOrganisation[]
}> = {
  organisations: [
    {
      id: 'northshire',
      slug: 'northshire',
      name: { en: 'Northshire Police', cy: 'Heddlu Northshire' },
      kind: 'force',
    },
    { id: 'centre', slug: 'centre', name: { en: 'PoliceAI', cy: 'PoliceAI' }, kind: 'centre' },
  ],
  people: [
    person('ann', 'Ann Contributor', 'northshire', ['contributor']),
    person('bob', 'Bob Approver', 'northshire', ['approver']),
    person('beth', 'Beth Approver', 'northshire', ['approver']),
    person('ada', 'Ada Administrator', 'centre', ['administrator']),
    person('abe', 'Abe Administrator', 'centre', ['administrator', 'auditor']),
    person('ava', 'Ava Auditor', 'centre', ['auditor']),
  ],
}
