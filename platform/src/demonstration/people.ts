// The demonstration's organisations and people. None is real: no force bears these names, and the people are
// called by their roles.
import type { Role } from '../kernel/actor.ts'

type DemonstrationOrganisation = Readonly<{
  id: string
  slug: string
  name: Readonly<{ en: string; cy: string }>
  kind: 'force' | 'centre'
}>

export const DEMONSTRATION_ORGANISATIONS = [
  { id: 'policeai', slug: 'policeai', name: { en: 'PoliceAI', cy: 'PoliceAI' }, kind: 'centre' },
  {
    id: 'calder',
    slug: 'calder',
    name: { en: 'City of Calder Police', cy: 'Heddlu Dinas Calder' },
    kind: 'force',
  },
  {
    id: 'westmarch',
    slug: 'westmarch',
    name: { en: 'Westmarch Police', cy: 'Heddlu Westmarch' },
    kind: 'force',
  },
  {
    id: 'glannau',
    slug: 'glannau-dyfi',
    name: { en: 'Dyfi Coast Police', cy: 'Heddlu Glannau Dyfi' },
    kind: 'force',
  },
  {
    id: 'northmoor',
    slug: 'northmoor',
    name: { en: 'Northmoor Constabulary', cy: 'Cwnstabliaeth Northmoor' },
    kind: 'force',
  },
  {
    id: 'severnside',
    slug: 'severnside',
    name: { en: 'Severnside Constabulary', cy: 'Cwnstabliaeth Glannau Hafren' },
    kind: 'force',
  },
  { id: 'eastfold', slug: 'eastfold', name: { en: 'Eastfold Police', cy: 'Heddlu Eastfold' }, kind: 'force' },
] as const satisfies readonly DemonstrationOrganisation[]

export type DemonstrationPerson = Readonly<{
  id: string
  name: string
  email: string
  organisationId: string
  roles: readonly Role[]
}>

const CENTRE: readonly DemonstrationPerson[] = (
  [
    ['evaluator', 'Lab evaluator'],
    ['editor', 'Register editor'],
    ['auditor', 'Auditor'],
    ['administrator', 'Administrator'],
  ] as const
).map(([role, name]) => ({
  id: `demo-${role}`,
  name: `${name}, PoliceAI`,
  email: `${role}@policeai.example`,
  organisationId: 'policeai',
  roles: [role],
}))

const FORCES: readonly DemonstrationPerson[] = DEMONSTRATION_ORGANISATIONS.filter(
  (o) => o.kind === 'force',
).flatMap((force) =>
  (
    [
      ['contributor', 'Digital policing lead'],
      ['approver', 'Assistant chief constable (delegate)'],
    ] as const
  ).map(([role, title]) => ({
    id: `demo-${force.id}-${role}`,
    name: `${title}, ${force.name.en}`,
    email: `${role}@${force.slug}.example`,
    organisationId: force.id,
    roles: [role],
  })),
)

export const DEMONSTRATION_PEOPLE: readonly DemonstrationPerson[] = [...CENTRE, ...FORCES]
