// Withholding: a ground must be one, a qualified exemption must be weighed, and NCND limbs do not exist here.
import { expect, test } from 'vitest'
import { checkContent } from '../content/check.ts'
import { sampleRecord } from '../testing/samples.ts'
import { FOIA_BASES, findGround } from './foia.ts'

const state = sampleRecord('face-matching').content['configuration']
const withheld = state && 'withheld' in state ? state.withheld : undefined

const faults = (changed: Readonly<Record<string, unknown>>) => {
  const checked = checkContent({ configuration: { withheld: { ...withheld, ...changed } } })
  return checked.ok ? [] : checked.faults.map(({ path }) => path.slice(2).join('.'))
}

test('a full decision stands', () => {
  expect(faults({})).toEqual([])
})

test.each(['s12', 's14', 's21'])('%s is never a ground', (basis) => {
  expect(faults({ basis })).toEqual(['basis'])
})

test('a qualified exemption needs the balance, an absolute one does not', () => {
  const { balance: _, ...unweighed } = withheld ?? {}
  const check = (basis: string) => checkContent({ configuration: { withheld: { ...unweighed, basis } } }).ok
  expect(check('s43(2)')).toBe(false)
  expect(check('s44(1)')).toBe(true)
})

test('all faults are told at once', () => {
  expect(
    faults({ basis: 's14', harm: '', lapses: 'never', decided_by: 'two\nlines', why: 'x' }).toSorted(),
  ).toEqual(['basis', 'decided_by', 'harm', 'lapses', 'why'])
})

test('limbs that neither confirm nor deny cannot be written down', () => {
  for (const code of ['s23(5)', 's24(2)', 's31(3)']) expect(findGround(code)).toBeUndefined()
})

test('the grounds are cited as section and limb, once each, in the order of the Act', () => {
  const codes = FOIA_BASES.map(({ code }) => code)
  expect(new Set(codes).size).toBe(codes.length)
  expect(
    FOIA_BASES.every(({ code, section, limb }) => code === `s${section}` || code === `s${section}${limb}`),
  ).toBe(true)
  expect(FOIA_BASES.map(({ section }) => section)).toEqual(
    FOIA_BASES.map(({ section }) => section).toSorted((a, b) => a - b),
  )
})

test('absolute are sections 21, 23, 40(2), 41 and 44 only (section 2(3) of the Act)', () => {
  const absolute = FOIA_BASES.filter(({ exemption }) => exemption === 'absolute').map(
    ({ section }) => section,
  )
  expect(absolute).toEqual([21, 23, 40, 41, 44])
})
