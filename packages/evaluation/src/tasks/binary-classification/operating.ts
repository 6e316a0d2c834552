// The thresholds at which the plan's limits hold in every group of an attribute: as far as the data show it, by the
// estimates alone, or nowhere.
import { operatingPoints, type RocPoint, type ScoreSums, type ThresholdRange } from '@policeai/metrics'
import { counted } from '../../faults/index.ts'
import type { ResultTable, Warning } from '../../result/index.ts'
import type { BinaryReading } from './bases.ts'
import { operatingAttribute } from './curves.ts'

/** A group, or all observations, that the limits are to hold in. */
type Place = { readonly name: string; readonly scores: ScoreSums | undefined }

type Found = {
  readonly kind: 'met' | 'by_estimates_only' | 'none' | 'not_measured'
  readonly range: ThresholdRange | undefined
  readonly places: readonly Place[]
  /** Groups too small to be held to it. */
  readonly small: number
}

function placesOf({ plan, attributes, groups = [], all }: BinaryReading): Pick<Found, 'places' | 'small'> {
  const at = operatingAttribute(attributes, plan)
  if (at < 0) return { places: [{ name: '', scores: all.scores }], small: 0 }
  const recorded = attributes[at]?.groups.flatMap((group, code) =>
    group.recorded ? [{ ...group, name: group.values.join(' × '), scores: groups[at]?.[code]?.scores }] : [],
  )
  const large = recorded?.filter(({ n }) => n >= plan.minimum.n) ?? []
  return { places: large, small: (recorded?.length ?? 0) - large.length }
}

/** Bands take observations as independent: of clustered ones only the estimates can be judged. */
function find(reading: BinaryReading): Found | undefined {
  const { operating, intervals } = reading.plan
  if (operating === undefined) return undefined
  const { places, small } = placesOf(reading)
  const sums = places.flatMap(({ scores }) => scores ?? [])
  const nothing = { kind: 'not_measured', range: undefined, places, small } as const
  if (sums.length < places.length || places.length === 0) return nothing
  const criterion = {
    ...(operating.false_positive_rate && { highestFalsePositiveRate: operating.false_positive_rate.at_most }),
    ...(operating.true_positive_rate && { lowestTruePositiveRate: operating.true_positive_rate.at_least }),
  }
  const choice = operatingPoints(sums, criterion, intervals.level)
  if (choice.kind === 'not_measured') return nothing
  if (choice.kind === 'none') return { ...nothing, kind: 'none' }
  if (choice.kind === 'met' && reading.all.units === undefined)
    return { ...nothing, kind: 'met', range: choice.thresholds }
  return { ...nothing, kind: 'by_estimates_only', range: choice.byEstimates }
}

function limitsText({ plan: { operating } }: BinaryReading): string {
  const limits = [
    ...(operating?.false_positive_rate === undefined
      ? []
      : [`a false positive rate of at most ${operating.false_positive_rate.at_most}`]),
    ...(operating?.true_positive_rate === undefined
      ? []
      : [`a true positive rate of at least ${operating.true_positive_rate.at_least}`]),
  ]
  return limits.join(' and ')
}

function sentence({ kind, range }: Found, limits: string, where: string): string {
  const thresholds =
    range === undefined
      ? ''
      : range.lowest === range.highest
        ? `the threshold ${range.lowest}`
        : `thresholds from ${range.lowest} to ${range.highest}`
  switch (kind) {
    case 'met':
      return `${limits} ${where}: these data show it for ${thresholds}, by bands that hold for all thresholds at once.`
    case 'by_estimates_only':
      return `${limits} ${where}: by the estimates for ${thresholds}, but these data cannot show it for any.`
    case 'none':
      return `${limits} ${where}: at no threshold, even by the estimates.`
    case 'not_measured':
      return `${limits} ${where}: it cannot be told, since a class or all scores are lacking.`
  }
}

/** The sentence on the plan's operating point. */
export function operatingPoint(reading: BinaryReading): Warning[] {
  const found = find(reading)
  if (found === undefined) return []
  const { plan } = reading
  const { operating } = plan
  const attribute = operating?.groups === undefined ? '' : [operating.groups].flat().join(' × ')
  const left = found.small === 0 ? '' : ` ${counted(found.small, 'group')} too small to say left out.`
  const where =
    attribute === '' ? 'for all observations' : `in every group of “${attribute}” (${found.places.length})`
  const message = `Asked for: ${sentence(found, limitsText(reading), where)}${left}`
  const values = {
    kind: found.kind,
    attribute,
    groups: found.places.length,
    small: found.small,
    at_most: operating?.false_positive_rate?.at_most ?? '',
    at_least: operating?.true_positive_rate?.at_least ?? '',
    lowest: found.range?.lowest ?? '',
    highest: found.range?.highest ?? '',
  }
  return [{ code: 'operating_point', message, values }]
}

/** The rates at a threshold: those of the next score above, where no score is that one. */
function pointAt(curve: readonly RocPoint[], threshold: number): RocPoint | undefined {
  return curve.findLast((point) => point.threshold === null || point.threshold >= threshold)
}

/** The rates of each group at the lowest and the highest threshold that were found. */
export function operatingTables(reading: BinaryReading): ResultTable[] {
  const found = find(reading)
  if (found?.range === undefined) return []
  const { lowest, highest } = found.range
  const rows = [...new Set([lowest, highest])].flatMap((threshold) =>
    found.places.map(({ name, scores }) => {
      const point = pointAt(scores?.curve ?? [], threshold)
      return [name, threshold, point?.falsePositiveRate ?? null, point?.truePositiveRate ?? null]
    }),
  )
  return [
    {
      table: 'operating',
      slice: {},
      columns: [
        { key: 'group', unit: 'text' },
        { key: 'threshold', unit: 'score' },
        { key: 'false_positive_rate', unit: 'proportion' },
        { key: 'true_positive_rate', unit: 'proportion' },
      ],
      rows,
    },
  ]
}
