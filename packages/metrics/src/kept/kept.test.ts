import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isEnglishNegation, isEnglishNumber } from '../transcription/index.ts'
import { keptItems, keptNames, keptNegations, keptNumbers, mergeKept, negationsIn } from './kept.ts'
import { KEPT_LANGUAGES, type KeptLanguage } from './languages.ts'
import { numbersIn } from './numbers.ts'
import { englishNumerals } from './numerals.ts'

const { en, cy, pl, ro, es, fr, de } = KEPT_LANGUAGES

describe('numbers', () => {
  test.each([
    ['Call 07700 900123 or +44 7700 900 123 at 9pm', en, ['tel 07700900123', 'tel 00447700900123', '21:00']],
    ['on the 4th of March 2024', en, ['3', '4', '2024']],
    ['March 4, 2024', en, ['3', '4', '2024']],
    ['2024-03-04 and 04/03/2024', en, ['2024', '3', '4', '4', '3', '2024']],
    ['£1,250.50 and 1,000,000 and 0.50 and 007', en, ['1250.5', '1000000', '0.5', '7']],
    ['12 am, 12.05 p.m., 00:05, 10:15:30', en, ['0:00', '12:05', '0:05', '10:15:30']],
    ['it was 25:99', en, ['25', '99']],
    ['he may have left with 3kg of A1 (10-12 %)', en, ['3', '1', '10', '12']],
    ['dnia 4 marca 2024 r. o 14:30 zapłacił 1 250,50 zł', pl, ['3', '14:30', '4', '2024', '1250.5']],
    ['um 14:30 am Bahnhof, 10 am Zoo, 1.250,5 €', de, ['14:30', '10', '1250.5']],
    ['le 1er mai 2023 à 9h05', fr, ['5', '9:05', '1', '2023']],
    ['pe 3 ianuarie 2023', ro, ['1', '3', '2023']],
    ['el 3 de enero de 2023', es, ['1', '3', '2023']],
    ['ar 3 Mawrth 2024', cy, ['3', '3', '2024']],
    ["12’500 and 12'500", de, ['12500', '12500']],
    ['٣ and १२', en, ['3', '12']],
    ['nothing here', en, []],
  ] satisfies readonly [string, KeptLanguage, string[]][])('of "%s"', (text, language, expected) => {
    expect(numbersIn(text, language).toSorted()).toEqual(expected.toSorted())
  })

  test('in English words', () => {
    const said =
      'one hundred and five, two thousand and twenty four, a hundred, three hundred thousand and one'
    expect(englishNumerals(said.split(/ |(?=,)/))).toEqual([105, 2024, 100, 300001])
    expect(englishNumerals('one two three and thirteen'.split(' '))).toEqual([1, 2, 3, 13])
    expect(englishNumerals(['twenty-one', 'and', 'sixty', 'men'])).toEqual([21, 60])
    expect(englishNumerals(['and', 'fortify', 'someone'])).toEqual([])
  })

  test('reads nothing as a number in words that a transcript would not call one', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,9}(-[a-z]{1,5})?$/), (word) => {
        if (!isEnglishNumber(word) && !word.includes('-')) expect(englishNumerals([word])).toEqual([])
      }),
    )
  })

  test('reads back any whole number that it is given, whatever parts the thousands', () => {
    fc.assert(
      fc.property(fc.nat(99_999_999), fc.constantFrom(',', ' ', '’', '\u00a0'), (value, mark) => {
        const written = new Intl.NumberFormat('en-GB').format(value).replaceAll(',', mark)
        expect(numbersIn(`${written} .`, en)).toEqual([String(value)])
      }),
    )
  })

  test('of a long list are read one by one', () => {
    expect(numbersIn('1, '.repeat(20_000), en)).toHaveLength(20_000)
    expect(numbersIn('1 '.repeat(20_000), en)).toHaveLength(20_000)
  })

  test('are kept from Polish to English, and one that was changed is lost', () => {
    const source = 'Zapłacił 1 250,50 zł o 14:30 dnia 4 marca'
    const kept = (target: string) => keptNumbers(source, target, pl, en)
    expect(kept('He paid 1,250.50 zloty at 2.30pm on March 4')).toEqual({ events: 4, n: 4 })
    expect(kept('He paid 1,520.50 zloty at 2.30am on 4 March')).toEqual({ events: 2, n: 4 })
    expect(kept('')).toEqual({ events: 0, n: 4 })
  })

  test('in words count only where the other side can be read', () => {
    expect(keptNumbers('three men, 2 cars', 'trzech mężczyzn, 2 auta', en, pl)).toEqual({ events: 1, n: 1 })
    expect(keptNumbers('3 mężczyzn', 'three men', pl, en)).toEqual({ events: 1, n: 1 })
    expect(keptNumbers('three men', '3 men', en, en)).toEqual({ events: 1, n: 1 })
    expect(keptNumbers('three men', 'men', en, en)).toEqual({ events: 0, n: 1 })
  })
})

describe('negations', () => {
  test.each([
    ["I didn't; I don’t. Nobody cannot.", en, 4],
    ['He noted the notion', en, 0],
    ["Je n'ai rien vu, je ne sais pas", fr, 2],
    ['N-am văzut pe nimeni', ro, 1],
    ['Dydw i ddim yn gwybod', cy, 1],
    ['Nikt nic nie widział', pl, 1],
    ['No vi a nadie; no', es, 2],
    ['Ich habe niemanden und nichts gesehen', de, 2],
    ['', en, 0],
  ] satisfies readonly [string, KeptLanguage, number][])('of "%s"', (text, language, count) => {
    expect(negationsIn(text, language.negation)).toBe(count)
  })

  test('of English hold every word that the measure of transcripts holds', () => {
    const said =
      "not no never none nobody nothing nowhere neither nor without cannot didn't won't can't".split(' ')
    expect(said.every(isEnglishNegation)).toBe(true)
    expect(said.map((word) => negationsIn(word, en.negation))).toEqual(said.map(() => 1))
  })

  test('that are lost or added show as such', () => {
    const negations = (source: string, target: string) =>
      keptNegations(source, target, pl.negation, en.negation)
    expect(negations('Nie uderzyłem go', 'I did not hit him')).toEqual({ events: 1, n: 1 })
    expect(negations('Nie uderzyłem go', 'I hit him')).toEqual({ events: 0, n: 1 })
    expect(negations('Uderzyłem go', 'I did not hit him')).toEqual({ events: 0, n: 0 })
  })
})

describe('names', () => {
  test('are whole words, the longer first, each word serving one name', () => {
    expect(keptNames(['Ann', 'Ann Lee'], 'ann lee said')).toEqual({ events: 1, n: 2 })
    expect(keptNames(['Ann', 'Ann Lee'], 'Ann Lee met Ann')).toEqual({ events: 2, n: 2 })
    expect(keptNames(['Ann'], 'Annie')).toEqual({ events: 0, n: 1 })
    expect(keptNames(["O'Neill", 'Smith-Jones'], 'O’Neill saw Smith Jones')).toEqual({ events: 2, n: 2 })
    expect(keptNames(['Łódź'], 'Lodz')).toEqual({ events: 0, n: 1 })
    expect(keptNames(['Zoë'], 'Zoe\u0308 left')).toEqual({ events: 1, n: 1 })
  })

  test('that are listed twice must be there twice; none listed is none lost', () => {
    expect(keptNames(['Ann', 'Ann'], 'Ann left')).toEqual({ events: 1, n: 2 })
    expect(keptNames([], 'Ann left')).toEqual({ events: 0, n: 0 })
    expect(keptNames(['...'], 'Ann left')).toEqual({ events: 0, n: 1 })
  })
})

describe('items', () => {
  const items = fc.array(fc.constantFrom('1', '2', '3', '14:30'), { maxLength: 12 })

  test('are kept within n, all of them where nothing changed, in whatever order', () => {
    fc.assert(
      fc.property(items, items, (source, target) => {
        const { events, n } = keptItems(source, target)
        expect(events).toBeLessThanOrEqual(Math.min(n, target.length))
        expect(keptItems(source, source.toReversed())).toEqual({ events: n, n })
        expect(keptItems(source.toReversed(), target.toReversed())).toEqual({ events, n })
        expect(keptItems(target, source).events).toBe(events)
      }),
    )
  })

  test('merge by addition', () => {
    const parts = [keptItems(['1'], ['1']), keptItems(['2', '2'], ['2']), keptItems([], ['9'])]
    expect(parts.reduce(mergeKept)).toEqual({ events: 2, n: 3 })
  })
})
