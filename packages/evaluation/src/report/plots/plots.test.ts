// The pictures as a machine and as a screen reader meet them; how they look was judged by eye.
import { render } from '@policeai/govuk/html'
import { parseHTML } from 'linkedom'
import { expect, test } from 'vitest'
import { COMPAS_RACE, type Groups, resultOf } from '../result.fixture.ts'
import { forestPlot } from './forest-plot.ts'
import { rocPlot } from './roc-plot.ts'

function forest(groups: Groups, measure = 'false_positive_rate') {
  const plot = forestPlot({ result: resultOf(groups), measure, attribute: 'race', language: 'en', id: 'f' })
  if (plot === null) throw new Error('no plot')
  const { document } = parseHTML(render(plot))
  return { text: render(plot), svg: document.documentElement }
}

test('a plot is an image with a name and a description', () => {
  const { svg } = forest(COMPAS_RACE)
  expect(svg.getAttribute('role')).toBe('img')
  expect(svg.querySelector('#f-title')?.textContent).toBe('False positive rate by race')
  expect(svg.querySelector('#f-text')?.textContent).toBe(
    'All cases: 32.3%. Lowest: Everyone else, 18.8%. Highest: African-American, 44.8%. The table has every figure.',
  )
})

test('a plot brings no style, script or font of its own, and can be recoloured', () => {
  const { text } = forest(COMPAS_RACE)
  expect(text).not.toMatch(/<style|<script|style=|system-ui|https?:/)
  expect(text).toContain('var(--plot-mark, #12436D)')
  expect(text).toContain('font-family="inherit"')
})

test('every group has its name and size, and small ones a hollow mark', () => {
  const { svg } = forest({ ...COMPAS_RACE, Asian: { tn: 18, fp: 2, fn: 5, tp: 3 } })
  const labels = [...svg.querySelectorAll('text')].map((text) => text.textContent)
  expect(labels).toEqual(
    expect.arrayContaining(['African-American', 'n 1,795', 'Caucasian (reference)', 'Asian', 'n 20']),
  )
  const paper = [...svg.querySelectorAll('g')].filter((g) => g.getAttribute('fill')?.includes('--plot-paper'))
  expect(paper.flatMap((g) => [...g.querySelectorAll('circle')])).toHaveLength(1)
})

test('a name from the data stays text', () => {
  const { text } = forest({ '<script>alert(1)</script>': { tn: 50, fp: 5, fn: 5, tp: 50 } })
  expect(text).not.toContain('<script>')
  expect(text).toContain('&lt;script&gt;')
})

test('forty groups, long names and one case each still make a plot in its frame', () => {
  const names = Array.from({ length: 40 }, (_, i) => `Neighbourhood policing team of the ward number ${i}`)
  const { svg } = forest(Object.fromEntries(names.map((name) => [name, { tn: 1, fp: 0, fn: 0, tp: 0 }])))
  const height = Number(svg.getAttribute('height'))
  expect(height).toBe(40 * 42 + 58)
  const across = [...svg.querySelectorAll('circle')].map((c) => Number(c.getAttribute('cx')))
  expect(across.every((x) => x >= 0 && x <= 360)).toBe(true)
  expect(svg.querySelector('desc')?.textContent).toMatch(/^No group has enough cases to say/)
})

const RARE: Groups = {
  A: { tn: 9_980, fp: 20, fn: 5, tp: 5 },
  B: { tn: 9_970, fp: 30, fn: 5, tp: 5 },
  Few: { tn: 18, fp: 2, fn: 5, tp: 3 },
}

function across({ svg }: ReturnType<typeof forest>, text: string) {
  const label = [...svg.querySelectorAll('text')].find((node) => node.textContent === text)
  const frame = label?.closest('g[transform]')?.getAttribute('transform') ?? ''
  const own = label?.getAttribute('transform') ?? ''
  const [at = 0, shift = 0] = [own, frame].map((move) => Number(/translate\(([\d.-]+)/.exec(move)?.[1] ?? 0))
  return { x: at + shift, anchor: label?.closest('[text-anchor]')?.getAttribute('text-anchor') ?? 'middle' }
}

test('a group with too few cases does not set the scale: an arrowhead says that its line runs on', () => {
  const { svg, text } = forest(RARE)
  const ticks = [...svg.querySelectorAll('text')]
    .map((node) => node.textContent)
    .filter((t) => /^[\d.]+%$/.test(t))
  expect(Math.max(...ticks.map((tick) => Number.parseFloat(tick)))).toBeLessThan(1)
  expect(text.match(/rotate\(90\)/g)).toHaveLength(1)
  const ends = [...svg.querySelectorAll('line')].map((line) => Number(line.getAttribute('x2')))
  expect(Math.max(...ends)).toBeLessThanOrEqual(346)
})

test.each([
  ['bleu', 62.1, 81.4],
  ['word_error_rate', 1.1, 1.6],
  ['krippendorff_alpha', -0.3, 0.4],
])('a plot of %s from %d to %d has all of it on its scale', (measure, low, high) => {
  const base = resultOf({ A: { tn: 50, fp: 5, fn: 5, tp: 50 } })
  const interval = { low, high, level: 0.95, method: 'linearised' }
  const measures = [{}, { race: 'A' }].map((slice) => ({
    ...{ measure, slice, status: 'measured' as const },
    ...{ estimate: (low + high) / 2, interval, n: 100, events: null },
  }))
  const plot = forestPlot({
    result: { ...base, measures },
    measure,
    attribute: 'race',
    language: 'en',
    id: 'f',
  })
  const { document } = parseHTML(plot === null ? '' : render(plot))
  const across = [...document.querySelectorAll('circle')].map((c) => Number(c.getAttribute('cx')))
  expect(across).toHaveLength(1)
  expect(across.every((x) => x > 10 && x < 346)).toBe(true)
  expect(document.querySelectorAll('path[transform*="rotate"]')).toHaveLength(0)
})

test('where every group has too few cases, they set the scale themselves', () => {
  const { text } = forest({ A: { tn: 18, fp: 2, fn: 5, tp: 3 }, B: { tn: 10, fp: 9, fn: 5, tp: 3 } })
  expect(text).not.toMatch(/rotate\(-?90\)/)
})

test('the label of all cases keeps within the plot, near 0 and near 1', () => {
  const odd = { tn: 20, fp: 20, fn: 20, tp: 20 }
  const low = across(forest({ Odd: odd, A: { tn: 9_980, fp: 0, fn: 5, tp: 5 } }), 'all 0.20%')
  expect([low.x, low.anchor]).toEqual([10, 'start'])
  const many = { Odd: { ...odd, fn: 40, tp: 0 }, A: { tn: 50, fp: 0, fn: 0, tp: 9_980 } }
  const high = across(forest(many, 'true_positive_rate'), 'all 99.60%')
  expect([high.x, high.anchor]).toEqual([346, 'end'])
})

test('there is no plot of what was not measured or is not in the plan', () => {
  const result = resultOf({ A: { tn: 0, fp: 0, fn: 1, tp: 1 } })
  const common = { result, language: 'en', id: 'f' } as const
  expect(forestPlot({ ...common, measure: 'false_positive_rate', attribute: 'race' })).toBeNull()
  expect(forestPlot({ ...common, measure: 'accuracy', attribute: 'sex' })).toBeNull()
})

test('the curve carries the plan’s threshold, and says what it gives', () => {
  const plot = rocPlot({ result: resultOf(COMPAS_RACE), language: 'en', id: 'r' })
  const text = plot === null ? '' : render(plot)
  expect(text).toContain('threshold 5')
  expect(text).toContain(
    '62.6% of cases where ‘two_year_recid’ was 1 and 32.4% of cases where ‘two_year_recid’ was not 1 are flagged',
  )
  expect(rocPlot({ result: resultOf(COMPAS_RACE, { curves: [] }), language: 'en', id: 'r' })).toBeNull()
})
