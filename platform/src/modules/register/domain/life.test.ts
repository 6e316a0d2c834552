// Every state × every act × every kind of person; and what each act leaves behind.
import { expect, test } from 'vitest'
import { publish } from './chain.ts'
import { DRAFT_STATES, type Draft, type DraftState } from './draft.ts'
import {
  authorise,
  begin,
  citeEvidence,
  saveSection,
  sectionDigest,
  sendBack,
  submit,
  withdraw,
} from './life.ts'
import { ACTS, type Act, type Person, refusalOf } from './rules.ts'

const AT = new Date('2026-11-23T09:00:00Z')
const person = (id: string, organisationId: string, ...roles: Person['roles']): Person => ({
  id,
  organisationId,
  roles,
})

const WRITER = person('writer', 'calder', 'contributor')
const OTHER_WRITER = person('other-writer', 'calder', 'contributor')
const APPROVER = person('approver', 'calder', 'approver')
const EDITOR = person('editor', 'centre', 'editor')
const PEOPLE = {
  writer: WRITER,
  otherWriter: OTHER_WRITER,
  approver: APPROVER,
  otherApprover: person('other-approver', 'calder', 'approver'),
  writerAndApprover: person('writer', 'calder', 'contributor', 'approver'),
  auditor: person('auditor', 'centre', 'auditor', 'administrator', 'evaluator'),
  editor: EDITOR,
  editorOfTheForce: person('inside', 'calder', 'editor'),
  editorWhoWrote: person('writer', 'centre', 'editor'),
  editorWhoAuthorised: person('approver', 'centre', 'editor'),
  strangerWriter: person('x', 'glanafon', 'contributor'),
  strangerApprover: person('y', 'glanafon', 'approver'),
} as const

const draft = (state: DraftState): Draft => ({
  recordId: 'record',
  organisationId: 'calder',
  revision: 7,
  state,
  content: { phase: { value: 'pilot' } },
  changeNote: 'Why.',
  draftedBy: 'writer',
  drafters: ['writer'],
  submitted: state === 'draft' ? null : { by: 'writer', at: AT },
  authorised:
    state === 'authorised'
      ? { by: 'approver', role: 'DCC', at: AT, conditions: null, reviewDue: '2027-11-01' }
      : null,
  returned: null,
  updatedAt: AT,
})

/** Who may do what from which state: everything that is not here is refused. */
const ALLOWED: Readonly<Record<Act, Readonly<{ from: DraftState; by: readonly (keyof typeof PEOPLE)[] }>>> = {
  save: { from: 'draft', by: ['writer', 'otherWriter', 'writerAndApprover'] },
  submit: { from: 'draft', by: ['writer', 'otherWriter', 'writerAndApprover'] },
  withdraw: { from: 'submitted', by: ['writer', 'otherWriter', 'writerAndApprover'] },
  authorise: { from: 'submitted', by: ['approver', 'otherApprover'] },
  return: { from: 'submitted', by: ['approver', 'otherApprover', 'writerAndApprover'] },
  publish: { from: 'authorised', by: ['editor'] },
  send_back: { from: 'authorised', by: ['editor', 'editorWhoWrote', 'editorWhoAuthorised'] },
}

const names = Object.keys(PEOPLE) as (keyof typeof PEOPLE)[]
const cases = ACTS.flatMap((act) =>
  DRAFT_STATES.flatMap((state) => names.map((name) => [act, state, name] as const)),
)

test(`${cases.length} cases of act, state and person`, () => {
  expect(cases).toHaveLength(7 * 3 * 12)
  for (const [act, state, name] of cases) {
    const allowed = ALLOWED[act].from === state && ALLOWED[act].by.includes(name)
    expect(refusalOf(act, draft(state), PEOPLE[name], 7) === null, `${name}: ${act} from ${state}`).toBe(
      allowed,
    )
  }
})

test('why not: another force learns nothing, a second click learns that it is done, own work is named', () => {
  const code = (act: Act, state: DraftState, name: keyof typeof PEOPLE, revision = 7) =>
    refusalOf(act, draft(state), PEOPLE[name], revision)?.code
  for (const act of ['save', 'submit', 'withdraw', 'authorise', 'return'] as const) {
    for (const state of DRAFT_STATES) expect(code(act, state, 'strangerApprover')).toBe('not_yours')
  }
  expect(code('publish', 'authorised', 'editorOfTheForce')).toBe('role')
  expect(code('submit', 'submitted', 'writer')).toBe('already')
  expect(code('authorise', 'authorised', 'approver')).toBe('already')
  expect(code('authorise', 'draft', 'approver')).toBe('moved_on')
  expect(code('publish', 'submitted', 'editor')).toBe('moved_on')
  expect(code('authorise', 'submitted', 'writerAndApprover')).toBe('own_work')
  expect(code('publish', 'authorised', 'editorWhoAuthorised')).toBe('own_work')
  expect(code('authorise', 'submitted', 'approver', 6)).toBe('changed')
})

const doing = (who: Person, revision = 7) => ({ person: who, at: new Date('2026-11-24T10:00:00Z'), revision })

function done<T>(outcome: Readonly<{ done: T }> | Readonly<{ refused: unknown }>): T {
  if ('done' in outcome) return outcome.done
  throw new Error(JSON.stringify(outcome))
}

test('submitting wants every required answer, and a note once something was published', () => {
  const complete = { changeNote: ' New camera. ', published: true, missing: [] }
  expect(done(submit(draft('draft'), complete, doing(WRITER)))).toMatchObject({
    state: 'submitted',
    revision: 8,
    changeNote: 'New camera.',
    submitted: { by: 'writer' },
  })
  expect(submit(draft('draft'), { ...complete, missing: ['title'] }, doing(WRITER))).toEqual({
    refused: { code: 'incomplete', missing: ['title'] },
  })
  expect(submit(draft('draft'), { ...complete, changeNote: ' ' }, doing(WRITER))).toEqual({
    refused: { code: 'change_note_missing' },
  })
  expect(
    done(submit(draft('draft'), { ...complete, changeNote: '', published: false }, doing(WRITER))).state,
  ).toBe('submitted')
})

test('taken back or returned, a draft has no submission and no authorisation left', () => {
  const clean = { state: 'draft', submitted: null, authorised: null, revision: 8 }
  expect(done(withdraw(draft('submitted'), doing(WRITER)))).toMatchObject(clean)
  expect(done(sendBack('return', draft('submitted'), ' Too long. ', doing(APPROVER)))).toMatchObject({
    ...clean,
    returned: { reason: 'Too long.', role: 'approver' },
  })
  expect(done(sendBack('send_back', draft('authorised'), 'A name.', doing(EDITOR)))).toMatchObject({
    ...clean,
    returned: { role: 'editor' },
  })
  expect(sendBack('return', draft('submitted'), ' \n ', doing(APPROVER))).toEqual({
    refused: { code: 'reason_missing' },
  })
})

test('a reason stays until the draft is submitted again', () => {
  const returned = done(sendBack('return', draft('submitted'), 'Too long.', doing(APPROVER)))
  const saved = done(citeEvidence(returned, returned.content, doing(WRITER, 8)))
  expect(saved.returned?.reason).toBe('Too long.')
  expect(
    done(submit(saved, { changeNote: 'x', published: true, missing: [] }, doing(WRITER, 9))).returned,
  ).toBeNull()
})

test('a review is due after the day of the decision', () => {
  const decision = { role: 'DCC', conditions: null, reviewDue: '2026-11-25' }
  expect(done(authorise(draft('submitted'), decision, doing(APPROVER))).authorised).toMatchObject({
    by: 'approver',
    role: 'DCC',
  })
  expect(authorise(draft('submitted'), { ...decision, reviewDue: '2026-11-24' }, doing(APPROVER))).toEqual({
    refused: { code: 'review_not_ahead' },
  })
})

test('a save to a section that nobody else touched goes in, whatever its revision; one to a changed section does not', () => {
  const before = {
    ...draft('draft'),
    content: { title: { value: { en: 'A' } }, team: { value: { en: 'T' } } },
  }
  const edit = {
    keys: ['title'],
    values: { title: { value: { en: 'B' } } },
    base: sectionDigest(before.content, ['title']),
  }
  const saved = done(saveSection(before, edit, doing(OTHER_WRITER, 3)))
  expect(saved.content).toEqual({ team: { value: { en: 'T' } }, title: { value: { en: 'B' } } })
  expect([saved.draftedBy, saved.drafters]).toEqual(['other-writer', ['writer', 'other-writer']])
  expect(saveSection(saved, edit, doing(WRITER))).toMatchObject({
    refused: { code: 'changed', draft: { content: saved.content } },
  })
  expect(done(saveSection(before, { ...edit, values: {} }, doing(WRITER))).content).toEqual({
    team: { value: { en: 'T' } },
  })
})

test('a reader who has seen the newest revision overwrites knowingly', () => {
  const edit = { keys: ['title'], values: { title: { value: { en: 'Mine' } } }, base: 'of an older text' }
  expect(done(saveSection(draft('draft'), edit, doing(WRITER, 7))).content['title']).toEqual({
    value: { en: 'Mine' },
  })
})

test('whoever wrote once cannot authorise, even where somebody else submitted', () => {
  const started = begin({ recordId: 'r', content: {} }, { person: PEOPLE.writerAndApprover, at: AT })
  const saved = done(citeEvidence(started, started.content, doing(OTHER_WRITER, 1)))
  const sent = done(submit(saved, { changeNote: '', published: false, missing: [] }, doing(OTHER_WRITER, 2)))
  expect(refusalOf('authorise', sent, PEOPLE.writerAndApprover, 3)?.code).toBe('own_work')
  expect(refusalOf('authorise', sent, APPROVER, 3)).toBeNull()
})

test('publishing refuses whatever refusalOf refuses', () => {
  const publication = { person: EDITOR, at: AT, revision: 7, evidence: [], head: null }
  expect(publish(draft('submitted'), publication)).toMatchObject({ refused: { code: 'moved_on' } })
  expect(done(publish(draft('authorised'), publication))).toMatchObject({
    number: 1,
    authorised_role: 'DCC',
    change_note: 'Why.',
  })
})
