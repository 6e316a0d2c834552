// The words of the report, in English. `cy.ts` has the same keys, held to them by the compiler. Sentences are
// functions, so that each language orders its own words; figures come in already formatted.
import type { Wording } from '../../plan/index.ts'
import { FLAGGED, type PlanWords, type TableWords } from '../../tasks/words.ts'

/** How a task, or a plan of it, speaks of its cases. */
type TaskCases = { readonly cases: string; readonly positives?: string; readonly negatives?: string }

/** Truth column and positive value, in quotation marks where they are text. */
type Columns = { readonly truth: string; readonly positive: string }

/** Says a reason or a warning of the engine in the language of the page; values come in already formatted. */
type Say = (values: Readonly<Record<string, string>>) => string

export function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

const F1 =
  'F1 scores have the indirect interval, from that of the Jaccard index (Lam, Gopal and Qian 2024, arXiv:2309.14621).'

const methods: Readonly<Record<string, string>> = {
  wilson: 'Proportions have Wilson score intervals (Wilson 1927, J Am Stat Assoc 22:209–212).',
  'clopper-pearson':
    'Proportions have Clopper–Pearson exact intervals (Clopper and Pearson 1934, Biometrika 26:404–413).',
  jeffreys: 'Proportions have Jeffreys intervals (Brown, Cai and DasGupta 2001, Stat Sci 16:101–133).',
  'wilson-indirect': F1,
  'clopper-pearson-indirect': F1,
  'jeffreys-indirect': F1,
  delong:
    'The area under the curve has DeLong’s interval (DeLong, DeLong and Clarke-Pearson 1988, Biometrics 44:837–845).',
  'delong-logit':
    'Where few cases are out of order, the area under the curve has its interval on the logit scale, with DeLong’s variance and Student’s distribution (Qin and Hotilovac 2008, Stat Methods Med Res 17:207–221).',
  obuchowski:
    'The area under the curve of clustered cases has Student’s interval with Obuchowski’s variance (Obuchowski 1997, Biometrics 53:567–578).',
  logit:
    'The average precision has the logit interval (Boyd, Eng and Page 2013, ECML PKDD, LNCS 8190:451–466).',
  'newcombe-mann-whitney':
    'Where the curve is perfect or the reverse, or next to no case is out of order, its area has Newcombe’s interval (Newcombe 2006, Stat Med 25:559–573, method 5).',
  'wilson-effective-n':
    'Shares of clustered or weighted cases have Wilson’s interval with the effective number of cases (Korn and Graubard 1998, Surv Methodol 24:193–201).',
  'rule-of-3':
    'Where comparisons that share people show no error, the upper limit is the rule of 3 (ISO/IEC 19795-1:2021); it holds where errors do not gather in a few people.',
  'vertex-bootstrap':
    'Percentile intervals from resampling the people compared, with replacement (Snijders and Borgatti 1999, Connections 22:161–170).',
  'double-or-nothing-bootstrap':
    'Percentile intervals from resampling the people compared, double or nothing (Owen and Eckles 2012, Ann Appl Stat 6:895–927).',
  'score-over-thresholds':
    'Rates whose threshold was read from the same data have score limits that allow for it: all rates that both errors may have together at some threshold (Wilson 1927, J Am Stat Assoc 22:209–212, the threshold profiled out).',
  'weighed-wilson':
    'The limits of a detection cost follow from Wilson’s limits of both rates of error, weighed, squared and added (Zou and Donner 2008, Stat Med 27:1693–1702).',
  'score-effective-events':
    'Rates of events have score intervals with the effective number of events, by the variance between independent units (Brown, Cai and DasGupta 2003, Stat Sin 13:19–49; McCullagh and Nelder 1989, Generalized Linear Models, section 6.2.3).',
  linearised:
    'Composite measures have Student’s interval with the variance between independent units, by Taylor linearisation (Wolter 2007, Introduction to Variance Estimation, chapter 6).',
  'multinomial-bootstrap':
    'Measures without an interval in closed form have percentile intervals from an exact multinomial bootstrap of the counts (Efron and Tibshirani 1993, An Introduction to the Bootstrap, chapter 13), expanded where these are few (Hesterberg 2015, Am Stat 69:371–386).',
  'cluster-bootstrap':
    'Measures without an interval in closed form have percentile intervals from a bootstrap of whole independent units (Davison and Hinkley 1997, Bootstrap Methods and Their Application, section 3.8), expanded where these are few (Hesterberg 2015, Am Stat 69:371–386).',
  hypergeometric:
    'What a sample drawn without replacement says of a pile has the exact hypergeometric interval (Wright 1991, Exact Confidence Bounds when Sampling from Small Finite Universes).',
  'stratified-mover':
    'Where several piles were sampled, each by itself, their exact intervals are put together by MOVER (Zou, Huang and Zhang 2009, Comput Stat Data Anal 53:1080–1085).',
  'held-back-bounds':
    'Where a site held a count back or rounded it, the interval holds every value that the count may have, from the lower limit of the least to the upper limit of the most, and the figure is the middle of the two.',
  'wilson-units':
    'Where nothing differs between units, no resample would differ either: the limits are Wilson’s of no event in so many units.',
  'wilson-chance':
    'Where no two ratings differ, no resample would: agreement beyond chance has the lower limit of Wilson’s interval for units without a difference, with agreement by chance as it was found.',
  'student-t': 'Means have Student’s t interval (NIST/SEMATECH e-Handbook, 1.3.5.2).',
  newcombe:
    'Differences of proportions have Newcombe’s hybrid score intervals (Newcombe 1998, Stat Med 17:873–890, method 10).',
  mover: 'Other differences have MOVER intervals (Zou and Donner 2008, Stat Med 27:1693–1702).',
  katz: 'Ratios have Katz’s logarithmic intervals (Katz and others 1978, Biometrics 34:469–474).',
  'score-ratio': 'Ratios have Koopman’s score intervals (Koopman 1984, Biometrics 40:513–517).',
  'mover-ratio':
    'Ratios to which Katz’s method does not apply have MOVER-R intervals (Donner and Zou 2012, Stat Methods Med Res 21:347–359).',
}

const tests: Readonly<Record<string, string>> = {
  'fisher-exact': 'Proportions are compared by Fisher’s exact test, two-sided.',
  delong: 'Areas under the curve are compared by DeLong’s test.',
  mover:
    'Other figures are compared by the test that goes with their MOVER interval: p is below 1 less the level exactly where the interval leaves 0 out (Zou and Donner 2008, Stat Med 27:1693–1702, equation 3).',
  bootstrap: 'Figures without a closed form are compared by their bootstrap replicates.',
}

export const en = {
  locale: 'en-GB',
  methods,
  tests,
  /** Of the warnings and reasons of the engine, by code; the engine’s own sentence stands where there is none here. */
  warnings: {} as Readonly<Record<string, Say>>,
  reasons: {} as Readonly<Record<string, Say>>,
  columnWords: ({ truth, positive }: Columns): PlanWords => ({
    cases: 'cases',
    all: 'all cases',
    positives: `cases where ${truth} was ${positive}`,
    negatives: `cases where ${truth} was not ${positive}`,
    flagged: FLAGGED.en,
  }),
  taskWords: ({ cases, positives = cases, negatives = cases }: TaskCases): PlanWords => ({
    cases,
    all: `all ${cases}`,
    positives,
    negatives,
    flagged: FLAGGED.en,
  }),
  ownWords: ({ cases, positives, negatives, flagged = FLAGGED.en }: Wording): PlanWords => ({
    cases,
    all: `all ${cases}`,
    positives,
    negatives,
    flagged,
  }),
  quote: (text: string) => `‘${text}’`,
  colon: (before: string, after: string) => `${before}: ${after}`,
  to: (low: string, high: string) => `${low} to ${high}`,
  of: (events: string, n: string) => `${events} of ${n}`,
  n: (n: string) => `n ${n}`,
  lessThan: (value: string) => `<${value}`,
  kicker: 'Evaluation result',
  skip: 'Skip to the result',
  version: (version: string) => `version ${version}`,
  inFile: (file: string) => `in the file ${file}`,
  inTable: (table: string) => `in the database table ${table}`,
  atSites: (sites: string) => `at ${sites} ${sites === '1' ? 'site' : 'sites'}, where the rows stayed`,
  measured: (system: string, truth: string, n: string, { cases }: PlanWords, where: string) =>
    `${system} was compared with what is recorded as true (${truth}) for ${n} ${cases} ${where}.`,
  measuredTask: (system: string, n: string, { cases }: PlanWords, where: string) =>
    `${system} was measured on ${n} ${cases} ${where}.`,
  /** What the plan's own words stand for. */
  meant: ({ positives }: PlanWords, { truth, positive }: Columns) =>
    `${capitalised(positives)} are those where ${truth} is ${positive}.`,
  flaggedByScore: ({ cases, flagged }: PlanWords, score: string, threshold: string) =>
    `${capitalised(cases)} are ${flagged} where ${score} is ${threshold} or more.`,
  flaggedByPrediction: ({ cases, flagged }: PlanWords, prediction: string, positive: string) =>
    `${capitalised(cases)} are ${flagged} where ${prediction} is ${positive}.`,
  headline: {
    title: 'In short',
    tooFew: (measure: string, { n, one, minimum }: Few) =>
      `${measure}: too few to say. There ${one ? `is ${n} case` : `are ${n} cases`} to measure it on; the plan asks for ${minimum}.`,
    unmeasured: (measure: string, reason: string) => `${measure}: not measured (${reason}).`,
    gap: (g: GapWords) =>
      `The widest difference between groups that the data show is in ‘${g.measure}’, by ${g.attribute}: ${g.value} for ${g.group} and ${g.referenceValue} for ${g.reference}, ${g.difference} apart (${g.interval}).`,
    noGap:
      'The data show no difference between groups in these rates. That does not show that there is none.',
    level: (level: string) =>
      `Ranges are ${level} intervals: how far the figure could lie from what these cases show, by chance alone.`,
    interval: (level: string, interval: string) => `${level} interval ${interval}`,
  },
  unsaid: {
    title: 'What this does not show',
    scope: ({ cases }: PlanWords, where: string) =>
      `The figures hold for the ${cases} ${where}. Whether other ${cases}, places or years would give the same is not shown.`,
    missing: (rows: string, total: string, column: string) =>
      `${rows} of ${total} rows have no value in ${column}.`,
    leftOut: 'They are left out of every figure.',
    ownGroup: 'They stand as a group of their own, which is compared with no other.',
    tooFew: (attribute: string, groups: string, minimum: string) =>
      `By ${attribute}, one rate or more rests on fewer than ${minimum} cases, too few to say: ${groups}.`,
    oneUnit: (attribute: string, groups: string) =>
      `By ${attribute}, one rate or more rests on a single independent unit, so that how far others would differ cannot be told: ${groups}.`,
    andMore: (count: string) => `and ${count} more`,
    unmeasured: (measure: string, reason: string) => `${measure} was not measured: ${reason}.`,
    severalUnmeasured: (measures: string, reason: string) => `Not measured (${reason}): ${measures}.`,
    noGroups: 'The plan names no groups, so nothing is known of who bears the errors.',
  },
  groups: {
    title: (attribute: string) => `Reliability by ${attribute}`,
    caption: (attribute: string, level: string) => `Reliability by ${attribute}, with ${level} intervals`,
    group: 'Group',
    reference: 'reference',
    notRecorded: 'not recorded',
    tooFew: 'Too few to say',
    tooFewRange: (interval: string) => `anywhere from ${interval}`,
    notMeasured: 'Not measured',
    notApplicable: 'Does not apply',
    noReason: 'no reason was recorded',
    show: (count: string) => `Show the figures of ${count} groups`,
  },
  forest: {
    title: (measure: string, attribute: string) => `${measure} by ${attribute}`,
    description: ({ all }: PlanWords, overall: string, lowest: string, highest: string) =>
      `${capitalised(all)}: ${overall}. Lowest: ${lowest}. Highest: ${highest}. The table has every figure.`,
    none: 'No group has enough cases to say. The table has every figure.',
    reading:
      'A dot is the estimate, its line the interval. The dashed line and the band show all cases together. Hollow dots rest on too few cases to say; their lines do not set the scale, and an arrowhead marks one that runs on beyond the plot.',
    overall: (value: string) => `all ${value}`,
    some: (shown: string, total: string) =>
      `The ${shown} largest of ${total} groups are drawn. The table has every group.`,
  },
  roc: {
    title: 'The choice of threshold',
    plot: 'ROC curve',
    x: 'False positive rate',
    y: 'True positive rate',
    description: (operating: string) =>
      `Each threshold gives one point: more cases found, at the price of more flagged in error. ${operating} The table has the points.`,
    operating: (threshold: string, plan: PlanWords, tpr: string, fpr: string) =>
      `At the plan’s threshold of ${threshold}, ${tpr} of ${plan.positives} and ${fpr} of ${plan.negatives} are ${plan.flagged}.`,
    mark: (threshold: string) => `threshold ${threshold}`,
    chance: 'chance',
    table: 'Points of the curve',
    tableSome: (shown: string, total: string) => `Points of the curve: ${shown} of ${total}`,
    threshold: 'Threshold',
    thresholdUsed: (threshold: string) => `${threshold} (the plan’s)`,
  },
  criteria: {
    title: 'Criteria fixed before the data were seen',
    intro:
      'These are the force’s own. They say whether a limit was kept in these data, not whether a tool should be used.',
    none: 'The plan sets no criteria.',
    criterion: 'Criterion',
    observed: 'Observed',
    outcome: 'Outcome',
    at_most: (value: string) => `at most ${value}`,
    at_least: (value: string) => `at least ${value}`,
    status: { met: 'Met', not_met: 'Not met', not_shown: 'Not shown' },
    count: {
      met: (n: string) => `${n} met`,
      not_met: (n: string) => `${n} not met`,
      not_shown: (n: string) => `${n} not shown`,
    },
    show: (count: string) => `Show ${count} outcomes`,
    explanation: {
      met: 'The whole interval lies within the limit.',
      not_met: 'The whole interval lies beyond the limit.',
      not_shown: 'The interval spans the limit, so these cases are too few to tell.',
    },
  },
  disparities: {
    title: 'Differences between groups',
    intro: (level: string) =>
      `Each group against the reference, with ${level} intervals. A difference of 0 and a ratio of 1 are equal rates. The adjusted p takes into account that several groups are compared at once.`,
    caption: (attribute: string, reference: string) => `By ${attribute}, against ${reference}`,
    difference: 'Difference',
    points: 'percentage points',
    ratio: 'Ratio',
    unadjusted: (p: string) => `p ${p}`,
    adjusted: 'Adjusted p',
    show: (count: string) => `Show ${count} comparisons`,
  },
  overall: {
    title: ({ all }: PlanWords) => `Every measure, ${all}`,
    measure: 'Measure',
    estimate: 'Estimate',
  },
  /** A measure of one class, type, threshold or rank. */
  ofMeasure: (measure: string, of: string) => `${measure}: ${of}`,
  tables: {
    title: 'Tables and curves',
    drawn: 'The table has the numbers.',
    byGroup: (table: string, count: string) => `${table}: by group (${count})`,
    leftOut: (rows: string) => `${rows} more rows stand in the result file.`,
    slice: (table: string, slice: string) => `${table}: ${slice}`,
    /** Tables of a merged result, whatever its task. */
    merged: {
      sites: {
        title: 'Sites',
        note: 'The sites whose rows were counted, each where they lie, and how many of its counts it held back.',
        columns: { site: 'Site', observations: 'Cases', held_back: 'Counts held back' },
      },
      between_sites: {
        title: 'Differences between sites',
        note: 'The mean of the sites’ true values (random effects, Paule and Mandel 1982, with Hartung and Knapp’s interval, 2001) and where the value of another site may lie (prediction interval, Higgins, Thompson and Spiegelhalter 2009). I² is the share of the variation that chance does not explain. It is no league table.',
        columns: {
          measure: 'Measure',
          sites: 'Sites used',
          not_used: 'Not used',
          mean: 'Mean',
          low: 'Mean, from',
          high: 'Mean, to',
          prediction_low: 'Another site, from',
          prediction_high: 'Another site, to',
          i_squared: 'I²',
          i_squared_low: 'I², from',
          i_squared_high: 'I², to',
          tau: 'Standard deviation between sites',
          scale: 'Scale',
        },
      },
    } as Readonly<Record<string, TableWords>>,
  },
  design: {
    independent: (cases: string) =>
      `Each of the ${cases} was taken as independent of all others. If several come from the same person, place or recording, the intervals are too narrow.`,
    clustered: (cases: string, columns: string) =>
      `The ${cases} were taken as dependent within ${columns}, and the intervals allow for it.`,
    cluster: (column: string, n: string) => `${column} (${n})`,
    and: ' and ',
    weighted: (column: string, effective: string) =>
      `Weighted by ${column}: the figures are as sure as ${effective} unweighted cases would make them.`,
  },
  provenance: {
    methodsTitle: 'Methods',
    multiplicity:
      'Adjusted p values follow Holm (1979, Scand J Stat 6:65–70), over the groups of one attribute, measure by measure.',
    minimum: (minimum: string) =>
      `A figure that rests on fewer than ${minimum} cases is marked as too few to say; the minimum was fixed in the plan.`,
    otherMethod: (method: string) => `Some intervals come from the method named “${method}”.`,
    title: 'Where this comes from',
    plan: 'Plan',
    observations: 'Observations',
    digest: (value: string) => `SHA-256 ${value}`,
    bytes: (bytes: string) => `${bytes} bytes`,
    rows: 'Rows',
    rowsUsed: (used: string, total: string) => `${used} used of ${total}`,
    engine: 'Engine',
    seed: 'Seed',
    time: 'Measured',
    closing:
      'This page states what was measured. Whether to use a tool, and how, is for the chief officer to decide and to answer for.',
  },
}

/** How many there are, whether that is one, and how many the plan asks for. */
type Few = { readonly n: string; readonly one: boolean; readonly minimum: string }

/** The widest shown gap, with all figures formatted. */
type GapWords = {
  readonly measure: string
  readonly attribute: string
  readonly group: string
  readonly value: string
  readonly reference: string
  readonly referenceValue: string
  readonly difference: string
  readonly interval: string
}

export type Words = typeof en
