// The words of a plan for a trial, in English: how much must be measured, and what given sizes can show. `power-cy.ts` has the
// same keys, held to them by the compiler.

export type NeededWords = {
  readonly figure: string
  /** What the figure says, in small letters. */
  readonly meaning: string
  readonly expected: string
  readonly other: string
  readonly trials: string
}

export type LeastWords = Pick<NeededWords, 'figure' | 'meaning' | 'trials'> & { readonly limit: string }

export const powerEn = {
  needed: 'What must be measured',
  smallest: 'The smallest difference that can be shown',
  gap: ({ figure, meaning, expected, other, trials }: NeededWords) =>
    `${figure} (${meaning}): to tell ${other} in one group from ${expected} in another, each group needs ${trials} independent trials that count for it.`,
  area: ({ figure, expected, other, trials }: NeededWords, negatives: string) =>
    `${figure}: to tell ${other} in one group from ${expected} in another, each group needs ${trials} positives and ${negatives} negatives.`,
  limit: ({ figure, meaning, expected, other, trials }: NeededWords) =>
    `${figure} (${meaning}): to show that it keeps to a limit of ${other} where it is really ${expected}, ${trials} independent trials that count for it are needed.`,
  beyond: ({ figure, meaning, expected, other, trials }: NeededWords) =>
    `${figure} (${meaning}): to show that it lies above a limit of ${other} where it is really ${expected}, ${trials} independent trials that count for it are needed.`,
  reaches: ({ figure, meaning, expected, other, trials }: NeededWords) =>
    `${figure} (${meaning}): to show that it is at least ${other} where it is really ${expected}, ${trials} independent trials that count for it are needed.`,
  below: ({ figure, meaning, expected, other, trials }: NeededWords) =>
    `${figure} (${meaning}): to show that it lies below ${other} where it is really ${expected}, ${trials} independent trials that count for it are needed.`,
  /** Of a criterion of the plan of which nobody says what they expect; `limit` has its “at most”. */
  least: ({ figure, meaning, limit, trials }: LeastWords) =>
    `${figure} (${meaning}): the plan’s criterion is ${limit}. Even with the best outcome that there can be, showing it takes at least ${trials} independent trials that count for it; --expect says how many it takes at the rate that you expect.`,
  eachGroup: (attribute: string) => `That is for each group of ${attribute}.`,
  withoutEvent: (trials: string) => `If not one of them goes wrong, ${trials} are enough to show it.`,
  people: (passes: string, people: string, each: string, alike: string) =>
    `With ${each} trials a person that are alike by ${alike}, that is ${passes} trials, or ${people} people.`,
  risk: (significance: string, power: string) =>
    `The risk of seeing a difference that is not there is ${significance}; the chance of seeing this one, if it is there, is ${power}. For each comparison by itself: where many groups are compared at once, more is needed.`,
  sizes: {
    observations: 'From the groups of the observations, at the rates that they have.',
    planned: 'From the sizes that were given, at the rate that is expected.',
    none: 'There are no observations yet, and no sizes were given.',
  },
  shown: (s: {
    figure: string
    group: string
    reference: string
    expected: string
    gap: string
    other: string
  }) =>
    `${s.figure}: where it is ${s.expected} for ${s.reference}, a difference of ${s.gap} in ${s.group} would be shown (${s.other}), and a smaller one may well be missed.`,
  notShown: (s: { figure: string; group: string; reference: string }) =>
    `${s.figure}: no difference between ${s.group} and ${s.reference} could be shown with these sizes.`,
  refused: {
    same_rate: (figure: string) =>
      `${figure}: the two rates are the same, so that no number of trials tells them apart.`,
    outside: (figure: string) => `${figure}: with this gap or limit a rate would lie outside 0 to 100%.`,
    never: (figure: string) =>
      `${figure}: no number of trials shows that a rate is 0 or 100% exactly, as the plan’s criterion asks.`,
    needs_rows: (figure: string) => `${figure}: it needs observations.`,
  },
  columns: {
    figure: 'Figure',
    group: 'Group',
    reference: 'Reference',
    n: 'n',
    expected: 'Expected',
    gap: 'Smallest difference',
  },
  frequency: (events: string, per: string) => `${events} in ${per}`,
  points: 'percentage points',
  none: 'none',
}

export type PowerText = typeof powerEn
