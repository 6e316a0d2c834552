// How often to draw: as often as the plan says, and less where there is much to draw from, so that a comparison of a million rows
// ends within minutes. Fewer replicates make limits rougher, not wrong.

/** Never fewer, unless the plan asks for fewer. */
const FEWEST = 500
/** Additions that all replicates of one slice may take together, more or less. */
const WORK = 1.5e8
/** What reading the figures from the sums of a resample costs, in additions. */
const READING = 1000

/** `additions`: what one replicate adds up. `share`: among how many slices the work is divided. */
export function affordable(
  replicates: number,
  { additions, share }: { readonly additions: number; readonly share: number },
): number {
  const most = Math.floor(WORK / share / (additions + READING))
  return Math.min(replicates, Math.max(FEWEST, most))
}
