// One line on a terminal that says what is being done and how long it may still take; nothing at all where there is no
// terminal.
import { isTerminal, type TextStream, widthOf } from './surroundings.ts'
import { shorten } from './text.ts'

type Progress = {
  /** `share` of the step that is done, from 0 to 1. */
  readonly show: (step: string, share?: number) => void
  readonly clear: () => void
}

const SILENT: Progress = { show: () => undefined, clear: () => undefined }

/** Where each step begins and ends within the whole, about; steps that are not here tell no time. */
const WITHIN: Readonly<Record<string, readonly [from: number, to: number]>> = {
  reading: [0, 0.6],
  counting: [0.6, 0.95],
  measuring: [0.95, 1],
}

/** Before this many seconds, and this share of the whole, a guess would be worth nothing. */
const EARLIEST = { seconds: 2, share: 0.05 }

/** “, about 12 s left”, from what has been done in so many seconds; empty while that cannot be said. */
export function timeLeft(step: string, share: number, seconds: number): string {
  const [from, to] = WITHIN[step] ?? [0, 0]
  const done = from + (to - from) * share
  if (to === 0 || seconds < EARLIEST.seconds || done < EARLIEST.share || done >= 1) return ''
  const left = Math.ceil((seconds * (1 - done)) / done)
  return left < 90 ? `, about ${left} s left` : `, about ${Math.round(left / 60)} min left`
}

/** The line is drawn over itself; `clear` leaves the terminal as it was. `now` gives milliseconds. */
export function createProgress(stream: TextStream, now = () => performance.now()): Progress {
  if (!isTerminal(stream)) return SILENT
  const began = now()
  return {
    show: (step, share) => {
      const percent = share === undefined ? '' : ` ${Math.round(share * 100)}%`
      const left = share === undefined ? '' : timeLeft(step, share, (now() - began) / 1000)
      stream.write(`\r\u001B[2K${shorten(`${step}${percent}${left}`, widthOf(stream) - 1)}`)
    },
    clear: () => stream.write('\r\u001B[2K'),
  }
}
