// Numbers in sentences, so that no message says "1 rows".

/**
 * A count with its thing, in English.
 *
 * @example
 * counted(7214, 'row') // => "7,214 rows"
 */
export function counted(n: number, thing: string): string {
  return `${n.toLocaleString('en-GB')} ${thing}${n === 1 ? '' : 's'}`
}
