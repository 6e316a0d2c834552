// One line on a terminal that says what is being done; nothing at all where there is no terminal.
import { isTerminal, widthOf } from './surroundings.ts'
import { shorten } from './text.ts'

type Progress = {
  readonly show: (step: string, share?: number) => void
  readonly clear: () => void
}

const SILENT: Progress = { show: () => undefined, clear: () => undefined }

/** The line is drawn over itself; `clear` leaves the terminal as it was. */
export function createProgress(stream: NodeJS.WritableStream): Progress {
  if (!isTerminal(stream)) return SILENT
  return {
    show: (step, share) => {
      const percent = share === undefined ? '' : ` ${Math.round(share * 100)}%`
      stream.write(`\r\u001B[2K${shorten(step, widthOf(stream) - 6)}${percent}`)
    },
    clear: () => stream.write('\r\u001B[2K'),
  }
}
