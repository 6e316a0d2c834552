// What a piece of evidence says of itself, as an entry of the record's list of tests: nobody types again what was
// signed. The digest ties entry and file; the words are the force's to change.
import { headline, type Result } from '@policeai/evaluation'
import type { FieldValue, Item, RecordContent, Translated } from '@policeai/record'

/** Who ran the test; null where nothing tells, so that the force has to say it. */
export type Tester = Readonly<{ name: Translated; independence: 'force' | 'other_force' | 'centre' }>

export type ShownTest = Readonly<{
  sha256: string
  result: Result
  ownData: boolean
  tester: Tester | null
}>

const LIST = 'test_evidence'
const OWN_DATA = 'tested_on_own_data'

/** No list of tests is longer; the standard says so too. */
const MOST_TESTS = 50
const LONGEST_VERSION = 100
const LONGEST_FINDING = 2000

/** The content with an entry for the test. One that names the digest already stays as it was written. */
export function withTest(content: RecordContent, test: ShownTest): RecordContent {
  const tests = testsOf(content)
  const listed = tests === null || tests.length >= MOST_TESTS || tests.some(names(test.sha256))
  const list = listed ? {} : { [LIST]: { value: [...tests, entryOf(test)] } }
  const own = test.ownData && !(OWN_DATA in content) ? { [OWN_DATA]: { value: 'yes' } } : {}
  return { ...content, ...list, ...own }
}

/** The content without the entry that names the digest, and without a “yes” that nothing shows any more. */
export function withoutTest(content: RecordContent, sha256: string): RecordContent {
  const tests = testsOf(content)
  if (tests === null || !tests.some(names(sha256))) return content
  const rest = tests.filter((test) => !names(sha256)(test))
  const { [LIST]: _list, [OWN_DATA]: own, ...others } = content
  const bare = own && 'value' in own && own.value === 'yes' && !rest.some(isOnOwnData)
  return {
    ...others,
    ...(rest.length > 0 && { [LIST]: { value: rest } }),
    ...(own && !bare && { [OWN_DATA]: own }),
  }
}

/** Whether the record denies what its evidence shows: that the tool was tested on the force's own data. */
export function deniesOwnData(content: RecordContent): boolean {
  const said = content[OWN_DATA]
  return (
    said !== undefined &&
    'value' in said &&
    said.value !== 'yes' &&
    (testsOf(content) ?? []).some(isOnOwnData)
  )
}

/** What was written, without a digest that the content does not hold: only attaching a file gives an entry one. */
export function tiedOnlyTo(content: RecordContent, written: RecordContent): RecordContent {
  const tests = testsOf(written)
  if (tests === null || tests.length === 0) return written
  const known = testsOf(content) ?? []
  const tied = tests.map(({ evidence_sha256: sha256, ...words }) =>
    typeof sha256 === 'string' && known.some(names(sha256)) ? { ...words, evidence_sha256: sha256 } : words,
  )
  return { ...written, [LIST]: { value: tied } }
}

const names = (sha256: string) => (test: Item) => test['evidence_sha256'] === sha256
const isOnOwnData = (test: Item): boolean => test['own_data'] === 'yes'

/** The tests that the record lists; null where the list is withheld. */
function testsOf(content: RecordContent): readonly Item[] | null {
  const state = content[LIST]
  if (state === undefined) return []
  return 'value' in state && isItems(state.value) ? state.value : null
}

const isItems = (value: FieldValue): value is readonly Item[] =>
  Array.isArray(value) && value.every((entry) => typeof entry === 'object')

/** Until when the test is valid stands in no evidence: the force decides it. */
function entryOf({ sha256, result, ownData, tester }: ShownTest): Item {
  const { plan, provenance } = result
  const title = plan.title.replaceAll(/\s+/g, ' ')
  const version = plan.system.version?.replaceAll(/\s+/g, ' ').slice(0, LONGEST_VERSION)
  const finding = findingOf(result)
  return {
    title: { en: title },
    ...(finding && { finding }),
    evidence_sha256: sha256,
    ...(tester && { tester: tester.name, independence: tester.independence }),
    own_data: ownData ? 'yes' : 'no',
    date: provenance.time.slice(0, 10),
    ...(version && { version_tested: version }),
  }
}

/** The plain statement that the report makes too, for the force to go on from; null where it is too long. */
function findingOf(result: Result): Translated | null {
  const finding = { en: headline(result, 'en').join(' '), cy: headline(result, 'cy').join(' ') }
  const lengths = [finding.en.length, finding.cy.length]
  return Math.min(...lengths) > 0 && Math.max(...lengths) <= LONGEST_FINDING ? finding : null
}
