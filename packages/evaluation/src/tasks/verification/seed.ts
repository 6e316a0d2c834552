// A stream of chance for each figure of each slice, so that none depends on which others are computed before it.

/** A whole number made of the seed of an evaluation and of what it is for (FNV-1a, 32 bits). */
export function seedOf(seed: number, figure: string, slice: Readonly<Record<string, string>>): number {
  const text = JSON.stringify([seed, figure, Object.entries(slice).sort(([a], [b]) => (a < b ? -1 : 1))])
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}
