import { expect, test } from 'vitest'
import { ROLES } from '../../../kernel/actor.ts'
import { rolesForeignTo, rolesIn, slugOf } from './organisation.ts'

test('every role belongs to exactly one kind of organisation', () => {
  expect([...rolesIn('force'), ...rolesIn('centre')].toSorted()).toEqual(ROLES.toSorted())
})

test('a force publishes nothing, and the centre authorises nothing', () => {
  expect(rolesForeignTo('force', ['contributor', 'editor'])).toEqual(['editor'])
  expect(rolesForeignTo('centre', ['approver', 'administrator'])).toEqual(['approver'])
})

test('a name makes an address that can be read aloud', () => {
  expect(slugOf('Dyfed-Powys Police')).toBe('dyfed-powys-police')
  expect(slugOf('  Heddlu’r Môr (Ŵyn) ')).toBe('heddlu-r-mor-wyn')
})
