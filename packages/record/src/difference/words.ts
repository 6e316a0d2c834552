// The difference of two texts, word by word. Nothing is lost: what is the same and removed gives the text before,
// what is the same and added gives the text after.
import { diffWordsWithSpace } from 'diff'

export type Word = Readonly<{ op: 'same' | 'added' | 'removed'; text: string }>

/** Beyond this many words and spaces changed the two are different texts, and comparing them is slow and unreadable. */
const MOST_EDITS = 600

const rewritten = (before: string, after: string): readonly Word[] => {
  const words: readonly Word[] = [
    { op: 'removed', text: before },
    { op: 'added', text: after },
  ]
  return words.filter(({ text }) => text !== '')
}

/** Words that changed one after another are one phrase that changed: the space between them joins both sides. */
function joined(words: readonly Word[]): readonly Word[] {
  const runs: Readonly<{ removed: string; added: string; same: string }>[] = []
  for (const { op, text } of words) {
    const last = runs.at(-1)
    if (last && op !== 'same' && /^\s*$/.test(last.same)) {
      const both = { removed: last.removed + last.same, added: last.added + last.same, same: '' }
      runs[runs.length - 1] = { ...both, [op]: both[op] + text }
    } else if (last && op === 'same') runs[runs.length - 1] = { ...last, same: last.same + text }
    else runs.push({ removed: '', added: '', same: '', [op]: text })
  }
  return runs.flatMap((run) =>
    (['removed', 'added', 'same'] as const)
      .map((op) => ({ op, text: run[op] }))
      .filter(({ text }) => text !== ''),
  )
}

/**
 * Runs of words and white space, in reading order.
 *
 * @example
 * wordDifference('a wrong alert', 'a false alert').map(({ op }) => op) // => ["same", "removed", "added", "same"]
 */
export function wordDifference(before: string, after: string): readonly Word[] {
  const changes = diffWordsWithSpace(before, after, { maxEditLength: MOST_EDITS })
  if (!changes) return rewritten(before, after)
  const words = changes.map(
    ({ added, removed, value }): Word => ({
      op: added ? 'added' : removed ? 'removed' : 'same',
      text: value,
    }),
  )
  return joined(words)
}
