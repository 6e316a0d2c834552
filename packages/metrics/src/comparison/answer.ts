// What a comparison of two systems says in one word: which is better, or that these data cannot tell. An interval that
// holds 0 is no proof that two systems are alike.
import type { Interval } from '../proportion.ts'

export type Answer = 'a_better' | 'b_better' | 'cannot_tell'

/**
 * Which system is better, from the interval of the difference a − b of a figure of which more is better or worse.
 *
 * @example
 * whichIsBetter({ low: 0.01, high: 0.2 }, 'higher') // => "a_better"
 * whichIsBetter({ low: 0.01, high: 0.2 }, 'lower') // => "b_better"
 * whichIsBetter({ low: 0, high: 0.2 }, 'higher') // => "cannot_tell"
 */
export function whichIsBetter({ low, high }: Interval, better: 'higher' | 'lower'): Answer {
  if (low <= 0 && high >= 0) return 'cannot_tell'
  return low > 0 === (better === 'higher') ? 'a_better' : 'b_better'
}
