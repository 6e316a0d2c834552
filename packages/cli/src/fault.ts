// What is wrong with what a person gave, as lines they can act on.
import { basename } from 'node:path'
import { visible } from '@policeai/evaluation'

export { InputFault, UnmetCriteria } from './ending.ts'

/** A fault with as much of its place as is known, as the packages return them. */
type PlacedFault = {
  readonly file: string
  readonly line?: number | undefined
  readonly column?: number | undefined
  /** The key or the column; said where neither the line nor the message tells it. */
  readonly field?: string | undefined
  readonly message: string
  readonly hint?: string | undefined
}

/** `file:line:column: message`, or `file: key: message`; and the hint on a line of its own. */
export function faultLine({ file, line, column, field, message, hint }: PlacedFault): string {
  const place = [file, line, line === undefined ? undefined : column].filter((part) => part !== undefined)
  const at = line === undefined && field !== undefined && !message.includes(field) ? `${field}: ` : ''
  const said = visible(`${place.join(':')}: ${at}${message}`)
  const lines = hint?.split('\n').map(visible).join('\n')
  return lines === undefined ? said : `${said}\n  ${lines}`
}

/** The plan as the person called it, so that the place of a fault can be opened from where they stand. */
export function asTyped(file: string, plan: string): string {
  return file === basename(plan) ? plan : file
}
