// Real scores, held against the figures of the ASVspoof 5 organisers' evaluation package (../shared/data/README.md).
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { areaUnderRoc } from '../area-under-roc.ts'
import { mergeHistograms, type ScoreHistogram, scanHistogram } from '../score-scan.ts'
import { countScores } from './count-scores.ts'
import { actualDetectionCost, logLikelihoodRatioCost, minimumDetectionCost } from './detection-cost.ts'
import { equalErrorRate, missesAtFalseAlarms } from './error-trade-off.ts'

const DATA = resolve(import.meta.dirname, '../../../../../shared/data/asvspoof5-dev-scores.csv')
const absent = !existsSync(DATA)
const name = (title: string): string => (absent ? `${title} (skipped: no ../shared/data)` : title)

type Trial = readonly [speaker: number, spoof: number, label: number]

function trials(): Trial[] {
  const [, ...lines] = readFileSync(DATA, 'utf8').trim().split(/\r?\n/)
  return lines.map((line) => {
    const [speaker = '', spoof = '', label = ''] = line.split(',')
    return [Number(speaker), Number(spoof), Number(label)]
  })
}

function count(
  rows: readonly Trial[],
  column: 0 | 1,
  isPositive: (label: number) => boolean,
): ScoreHistogram {
  return countScores(
    Float64Array.from(rows, (row) => row[column]),
    Uint8Array.from(rows, ([, , label]) => (isPositive(label) ? 1 : 0)),
  )
}

// A spoofed recording has the label 0; its prior is .05, and to accept one costs ten times as much as to refuse another.
const spoofDetection = (rows: readonly Trial[]): ScoreHistogram => count(rows, 1, (label) => label !== 0)
const COSTS = { priorOfPositive: 0.95, miss: 1, falseAlarm: 10 }

test.skipIf(absent)(name('spoof detection: EER, minDCF, actDCF, Cllr and the area under the curve'), () => {
  const histogram = spoofDetection(trials())
  expect((100 * (equalErrorRate(histogram)?.estimate ?? 1)).toFixed(7)).toBe('0.6197318')
  expect(minimumDetectionCost(histogram, COSTS)?.estimate.toFixed(7)).toBe('0.0163198')
  expect(actualDetectionCost(histogram, COSTS)?.estimate.toFixed(7)).toBe('0.0180242')
  expect(logLikelihoodRatioCost(histogram)?.toFixed(7)).toBe('0.0281906')
  expect(areaUnderRoc(scanHistogram(histogram))?.estimate.toFixed(8)).toBe('0.99942336')
})

test.skipIf(absent)(name('speaker verification: EER and the area under the curve'), () => {
  const histogram = count(
    trials().filter(([, , label]) => label !== 0),
    0,
    (label) => label === 1,
  )
  expect((100 * (equalErrorRate(histogram)?.estimate ?? 1)).toFixed(7)).toBe('1.8709274')
  expect(areaUnderRoc(scanHistogram(histogram))?.estimate.toFixed(8)).toBe('0.99713670')
  expect(missesAtFalseAlarms(histogram, 1e-4)).toEqual({ kind: 'not_measured', reason: 'too_few_negatives' })
})

test.skipIf(absent)(name('three sites, merged, have the figures of the whole'), () => {
  const all = trials()
  const sites = [0, 1, 2].map((site) => spoofDetection(all.filter((_, i) => i % 3 === site)))
  expect(sites.reduce(mergeHistograms)).toEqual(spoofDetection(all))
})
