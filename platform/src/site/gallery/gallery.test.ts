// Every page of the gallery is well made: one h1, ids that are unique and found by whoever names them, no
// inline code, and headings that do not skip a level.
import { expect, test } from 'vitest'
import { gallery } from './index.ts'

const assets = {
  stamp: '',
  stylesheet: '/a.css',
  script: '/a.js',
  font: '/f.woff2',
  icon: '/i.svg',
  folder: '/nowhere',
}

const all = (markup: string, pattern: RegExp) => [...markup.matchAll(pattern)].map((match) => match[1] ?? '')

test.each(Object.entries(gallery))('%s', (_name, example) => {
  const markup = example(assets)
  const ids = all(markup, /\sid="([^"]*)"/g)
  expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([])
  const named = all(markup, /\s(?:for|aria-labelledby|aria-describedby|aria-controls)="([^"]*)"/g)
  expect(named.flatMap((list) => list.split(' ')).filter((id) => !ids.includes(id))).toEqual([])
  const levels = all(markup, /<h([1-6])/g).map(Number)
  expect(levels.filter((level) => level === 1)).toHaveLength(1)
  expect(levels.filter((level, i) => level > (levels[i - 1] ?? level) + 1)).toEqual([])
  expect(markup).not.toMatch(/\sstyle=|<style|\son\w+="|undefined|\[object/)
})
