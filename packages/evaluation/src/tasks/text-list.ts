// A field that holds several texts: a JSON list, as JSON Lines have it, or texts with a bar between them, as a CSV has them.

/** What is expected of such a field, for faults. */
export const TEXT_LIST = 'Expected a JSON list of texts, such as ["Ann Lee", "Łódź"], or Ann Lee|Łódź.'

function jsonTexts(field: string): readonly string[] | undefined {
  try {
    const list: unknown = JSON.parse(field)
    const isTexts = Array.isArray(list) && list.every((item) => typeof item === 'string')
    return isTexts ? list : undefined
  } catch {
    return undefined
  }
}

/** The texts of a field, none of them empty; `undefined` where it begins as a JSON list and is no list of texts. */
export function readTexts(field: unknown): readonly string[] | undefined {
  const text = String(field ?? '').trim()
  const texts = text.startsWith('[') ? jsonTexts(text) : text.split('|')
  return texts?.map((each) => each.trim()).filter((each) => each !== '')
}
