// Which of the files that came is which file of the plan: the observations, or the second file of a format that comes in
// two. Each is what its field says; two that bear each other's names were put in each other's fields, and are put right.
import { basename } from 'node:path'
import type { Plan } from '@policeai/evaluation'
import type { Upload } from '../../domain/run.ts'
import type { Text } from '../../locales/index.ts'
import { type BySlot, type SentFile, SLOTS, type Slot } from './sent.ts'

export type SlotError = Readonly<{ field: Slot; text: string }>

/** What the plan calls its files; null where it names none, or cannot be read. */
export type Wanted = Readonly<{ format: string | null; observations: string; truth: string | null }>

/** A file that was kept from an earlier try: there, not there for this organisation, or none named. */
export type Kept = Upload | 'gone' | null

type Given = Readonly<{
  wanted: Wanted | null
  sent: BySlot<SentFile | null>
  kept: BySlot<Kept>
  limit: string
  text: Text
}>

export type CheckedFiles = Readonly<{ files: BySlot<Upload | null>; errors: readonly SlotError[] }>

/** Nothing is wanted of a plan whose observations stay in a database. */
export function wantedOf({ observations }: Plan): Wanted | null {
  const { file, truth, format = null } = observations
  if (file === undefined) return null
  return { format, observations: basename(file), truth: truth === undefined ? null : basename(truth) }
}

export function checkFiles(given: Given): CheckedFiles {
  const came = inTheirSlots(given.wanted, {
    observations: fileOf(given, 'observations'),
    truth: fileOf(given, 'truth'),
  })
  const refused = SLOTS.flatMap((slot) => refusal(given, slot))
  const unasked = unaskedFor(given)
  const truth = unasked.length > 0 || given.wanted?.truth === null ? null : came.truth
  const files = { observations: came.observations, truth }
  const said = [...refused, ...unasked].map(({ field }) => field)
  const missing = missingFiles(given, files).filter(({ field }) => !said.includes(field))
  return { files, errors: [...refused, ...unasked, ...missing] }
}

function fileOf({ sent, kept }: Given, slot: Slot): Upload | null {
  const outcome = sent[slot]?.outcome
  if (typeof outcome === 'object') return outcome
  const before = kept[slot]
  return before === 'gone' ? null : before
}

function inTheirSlots(wanted: Wanted | null, files: BySlot<Upload | null>): BySlot<Upload | null> {
  if (wanted?.truth == null) return files
  const named = [files.observations?.name === wanted.observations, files.truth?.name === wanted.truth]
  const crossed = [files.observations?.name === wanted.truth, files.truth?.name === wanted.observations]
  if (named.includes(true) || !crossed.includes(true)) return files
  return { observations: files.truth, truth: files.observations }
}

function refusal({ sent, kept, limit, text }: Given, slot: Slot): readonly SlotError[] {
  const { errors } = text.form
  const file = sent[slot]
  if (file?.outcome === 'empty') return [{ field: slot, text: errors.empty(file.name) }]
  if (file?.outcome === 'too-large') return [{ field: slot, text: errors.tooLarge(file.name, limit) }]
  return file === null && kept[slot] === 'gone' ? [{ field: slot, text: errors.gone }] : []
}

/** Not of a file that was kept for an earlier text of the plan. */
function unaskedFor({ wanted, sent, text }: Given): readonly SlotError[] {
  if (wanted === null || wanted.truth !== null || sent.truth === null) return []
  return [{ field: 'truth', text: text.form.errors.noSecond(sent.truth.name) }]
}

function missingFiles({ wanted, sent, text }: Given, files: BySlot<Upload | null>): readonly SlotError[] {
  const { errors, formats } = text.form
  const parts = formats[wanted?.format ?? '']
  const names = { observations: wanted?.observations ?? null, truth: wanted?.truth ?? null }
  return SLOTS.flatMap((field) => {
    const name = names[field]
    if (files[field] !== null || (field === 'truth' && name === null)) return []
    if (name === null) return [{ field, text: errors.noObservations }]
    const other = crossedInto(sent, files, field)
    return [{ field, text: errors.missing[field](name, parts?.[field] ?? null, other) }]
  })
}

/** The name of the file that stood in this field and belongs in the other. */
function crossedInto(sent: Given['sent'], files: BySlot<Upload | null>, field: Slot): string | null {
  const other = files[field === 'truth' ? 'observations' : 'truth']
  return other !== null && sent[field]?.outcome === other ? other.name : null
}
