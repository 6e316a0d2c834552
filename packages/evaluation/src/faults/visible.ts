// Text from a file, made safe to look at: what cannot be seen, or would change how its surroundings are seen, is written out.
// A mark before a value makes it another value; an escape would move a terminal's cursor; a direction would turn a line round.

/** Controls, surrogates without a partner, marks without a width, directions, and spaces that are none of the keyboard's. */
const UNSEEN = String.raw`(?! )[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]`
/** A joiner or a variation within an emoji is a part of it. */
const WITHIN_EMOJI = String.raw`(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F])(?:\u200D|\uFE0F)`
const EITHER = new RegExp(`(${WITHIN_EMOJI})|${UNSEEN}`, 'gu')

function escaped(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16)
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`
}

/**
 * The text with each character that cannot be seen written as `\uXXXX`.
 *
 * @example
 * visible('\uFEFFyes') // => "\\ufeffyes"
 */
export function visible(text: string): string {
  return text.replace(EITHER, (character, kept?: string) => kept ?? escaped(character))
}
