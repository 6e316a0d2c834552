// Random numbers for one figure of one slice: the same for the same plan, data and seed, and no figure's draws depend on
// which others are asked for.
import { createRandom, type Random } from '@policeai/metrics'

/** FNV-1a on the UTF-16 units of a text, in two lanes: 53 bits. */
function hash(text: string): number {
  let [low, high] = [0x811c9dc5, 0x9dc5811c]
  for (let i = 0; i < text.length; i++) {
    low = Math.imul(low ^ text.charCodeAt(i), 0x01000193)
    high = Math.imul(high ^ text.charCodeAt(i), 0x01000193) ^ (low >>> 15)
  }
  return (high & 0x1fffff) * 0x1_0000_0000 + (low >>> 0)
}

/** The stream of a figure (or of several that are drawn together) in a slice. */
export function streamOf(seed: number, figure: string, slice: Readonly<Record<string, string>>): Random {
  const place = Object.entries(slice).sort(([a], [b]) => (a < b ? -1 : 1))
  return createRandom(hash(JSON.stringify([seed, figure, place])))
}
