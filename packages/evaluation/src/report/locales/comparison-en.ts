// The words of a comparison of two systems, in English. `comparison-cy.ts` has the same keys, held to them by the compiler.

/** One figure of both systems, with everything formatted; `by` and `range` are without a sign where one is better. */
export type ComparedWords = {
  readonly figure: string
  readonly a: string
  readonly b: string
  readonly by: string
  readonly range: string
}

/** “x”, “x and y”, “x, y and z”. */
export function listed(names: readonly string[], and: string): string {
  if (names.length < 2) return names.join('')
  return `${names.slice(0, -1).join(', ')} ${and} ${names.at(-1)}`
}

/** The side that is not this one. */
export function other(side: string | undefined): 'A' | 'B' {
  return side === 'A' ? 'B' : 'A'
}

type Say = (values: Readonly<Record<string, string>>) => string

const methods: Readonly<Record<string, string>> = {
  'newcombe-paired':
    'Differences of shares of the same cases have Newcombe’s interval for pairs (Newcombe 1998, Stat Med 17:2635–2650, method 10).',
  'student-paired':
    'Differences of rates, scores and shares that are read from sums over units have Student’s interval, with the variance of the difference between independent units, by Taylor linearisation (Wolter 2007, Introduction to Variance Estimation, chapter 6).',
  'delong-paired':
    'Areas under the curve of the same cases have DeLong’s interval for pairs (DeLong, DeLong and Clarke-Pearson 1988, Biometrics 44:837–845).',
  'obuchowski-paired':
    'Areas under the curve of cases that come in clusters have Obuchowski’s interval for pairs, whose variance is that between clusters (Obuchowski 1997, Biometrics 53:567–578).',
  mover:
    'Where the variance of either area or of their difference is nought, the two intervals are combined as if independent, which is wide (Zou and Donner 2008, Stat Med 27:1693–1702); p is then where that interval would end at 0.',
  'bootstrap-paired':
    'The paired bootstrap draws independent units, each with what both systems did on it (Davison and Hinkley 1997, Bootstrap Methods and Their Application, section 3.8).',
  'bootstrap-crossed':
    'Figures of scores of cases in two clusterings that cross are resampled by both at once (Owen 2007, Ann Appl Stat 1:386–411).',
  'bootstrap-people':
    'Figures of scores of comparisons that share people are resampled by person (Fogliato, Patil and Perona 2024, arXiv:2306.01198).',
  'jackknife-paired':
    'Figures that are no sum over cases are taken again without each of several parts of the units, for both systems alike: the delete-a-group jackknife, with Student’s interval (Kott 2001, J Off Stat 17:521–526).',
}

const tests: Readonly<Record<string, string>> = {
  'mcnemar-mid-p':
    'Shares of the same cases are tested by McNemar’s test with the mid-p value; the file has the exact one too (Fagerland, Lydersen and Laake 2013, BMC Med Res Methodol 13:91).',
  'student-paired': 'They are tested by Student’s test on that variance.',
  'delong-paired': 'Areas under the curve are tested by DeLong’s test for pairs.',
  'obuchowski-paired':
    'Areas under the curve of clustered cases are tested on the variance between clusters.',
  'approximate-randomisation':
    'Approximate randomisation swaps what the two systems did on a unit by the toss of a coin, and counts how often the difference is as large as it was (Noreen 1989, Computer-Intensive Methods for Testing Hypotheses; Riezler and Maxwell 2005, ACL workshop, 57–64).',
  mapsswe:
    'Word errors are tested by matched pairs of segments too (MAPSSWE; Gillick and Cox 1989, ICASSP, 532–535).',
}

/** What a test is called beside its p-value. */
const testNames: Readonly<Record<string, string>> = {
  'mcnemar-mid-p': 'McNemar, mid-p',
  'mcnemar-exact': 'McNemar, exact',
  'student-paired': 'Student, paired',
  'delong-paired': 'DeLong, paired',
  'obuchowski-paired': 'Obuchowski, paired',
  mover: 'from the interval',
  'bootstrap-paired': 'paired bootstrap',
  'bootstrap-crossed': 'crossed bootstrap',
  'bootstrap-people': 'bootstrap of people',
  'jackknife-paired': 'paired jackknife',
  'approximate-randomisation': 'approximate randomisation',
  mapsswe: 'matched pairs of segments',
}

export const comparisonEn = {
  kicker: 'Two systems on the same observations',
  title: (a: string, b: string) => `${a} or ${b}`,
  systemA: (name: string) => `A: ${name}`,
  systemB: (name: string) => `B: ${name}`,
  intro: (a: string, b: string, pairs: string, cases: string) =>
    `A is ${a}. B is ${b}. Both answered the same ${pairs} ${cases}, and every figure here rests on those alone.`,
  better: ({ figure, a, b, by, range }: ComparedWords, side: 'A' | 'B') =>
    `${figure}: ${side} is better by ${by} (${range}). It is ${a} for A and ${b} for B.`,
  differ: ({ figure, a, b, by, range }: ComparedWords) =>
    `${figure}: the two differ by ${by} (${range}). It is ${a} for A and ${b} for B.`,
  cannotTell: ({ figure, a, b, by, range }: ComparedWords) =>
    `${figure}: these data cannot tell which is better. It is ${a} for A and ${b} for B; A less B is ${by} (${range}). That does not show that the two are alike.`,
  notCompared: (figure: string, reason: string) => `${figure}: not compared (${reason}).`,
  groupGap: (attribute: string, figure: string, groups: readonly string[], side: 'A' | 'B') =>
    `${figure}, by ${attribute}: ${side} is better in ${listed(groups, 'and')}, after adjustment for several groups.`,
  noGroup: (attribute: string) =>
    `By ${attribute}, these data cannot tell in any group which is better in these figures.`,
  range: (level: string, low: string, high: string) => `${level} interval ${low} to ${high}`,
  answers: {
    a_better: 'A is better',
    b_better: 'B is better',
    differ: 'They differ',
    cannot_tell: 'Cannot tell',
    not_compared: 'Not compared',
  },
  level: (level: string) =>
    `Ranges are ${level} intervals of the difference; differences of percentages are in percentage points. “Cannot tell” means that the interval holds 0 or, in a group, that the adjusted p does not bear the difference out.`,
  unsaid: {
    scope:
      'The comparison holds for these cases. Whether other cases, places or years would give the same answer is not shown.',
    one: 'One system being better in a figure does not say that it should be used: that is for the chief officer to decide.',
    none: 'The plan names no groups, so it is not known whether one system is better for some people and worse for others.',
  },
  warnings: {
    rows_alone: ({ side, file, rows, examples }) =>
      `Of the rows of ${side} (${file}), ${rows} have no partner with a usable value in the other file, and are left out (${examples}). Where ${other(side)} gave no answer to them, that favours ${other(side)}.`,
    units_alone: ({ side, file, units, called, examples }) =>
      `Of ${side} (${file}), ${units} (${called}) are not in the other file, and are left out (${examples}). Where ${other(side)} gave no answer to them, that favours ${other(side)}.`,
    groups_of_one: ({ attribute }) =>
      `The plan of B does not have “${attribute}” among its groups, so that they are not compared.`,
    groups_differ: ({ attribute, rows, examples }) =>
      `Of the pairs, ${rows} have another “${attribute}” in B than in A (${examples}); those of A were taken.`,
  } as Readonly<Record<string, Say>>,
  reasons: {
    no_figure: () => 'one of the two has no figure here',
    no_figure_in_both: () => 'neither has a figure here',
    needs_rows: () => 'it is no sum over rows; hold the intervals of two evaluations side by side',
    one_unit: () => 'rests on a single independent unit: how far others would differ cannot be told',
    one_class: () => 'all observations are of one class',
    not_probabilities: () => 'the scores of one of the two are not probabilities: some lie outside 0 to 1',
    too_few_trials: () => 'there are too few trials to show a rate this small',
    part_without: () => 'without some part of the units there is no such figure',
    weighted_trials: () => 'it counts whole trials, and these are weighted',
    no_interval: () => 'an interval of the difference cannot be had from these data',
    few_resamples: () => 'more than one in ten of its resamples have no such figure',
    below_minimum: ({ n, minimum }) => `rests on ${n} cases, fewer than the plan’s minimum of ${minimum}`,
  } as Readonly<Record<string, Say>>,
  table: {
    all: 'Every figure, all cases',
    by: (attribute: string) => `By ${attribute}`,
    figure: 'Figure',
    a: 'A',
    b: 'B',
    difference: 'A − B',
    p: 'p',
    adjusted: 'Adjusted p',
    answer: 'Answer',
    show: 'Show every figure',
  },
  minimum: (n: string) =>
    `A figure that rests on fewer than ${n} cases is not compared; the minimum was fixed in the plan.`,
  multiplicity:
    'In groups, an answer stands only where p adjusted after Holm (1979, Scand J Stat 6:65–70), over the groups of one attribute, bears it out.',
  design: {
    units: (unit: string) => `Each ${unit} was taken as independent of all others, with all that is in it.`,
    independent: 'Each case was taken as independent of all others.',
    clustered: (columns: string) =>
      `Cases were taken as dependent within ${columns}, and the intervals allow for it.`,
    weighted: (column: string) => `Cases count as many times as ${column} says, in figures and intervals.`,
    people:
      'Comparisons that share a person were taken as dependent (Aronow, Samii and Assenova 2015, Polit Anal 23:564–577).',
  },
  others: {
    title: 'The same questions by other methods',
    note: 'They assume other things. Where one of them disagrees with the answer above, trust the answer less.',
    method: 'Method',
  },
  methods,
  tests,
  testNames,
  plan: (side: 'A' | 'B') => `Plan ${side}`,
  observations: (side: 'A' | 'B') => `Observations ${side}`,
  units: {
    image: ['image', 'images'],
    topic: ['topic', 'topics'],
    entity: ['entity', 'entities'],
    item: ['item', 'items'],
  } as Readonly<Record<string, readonly [one: string, many: string]>>,
  pairs: 'Pairs',
  pairsOf: (pairs: string, a: string, b: string) => `${pairs}, from ${a} rows of A and ${b} rows of B`,
}

export type ComparisonText = typeof comparisonEn
