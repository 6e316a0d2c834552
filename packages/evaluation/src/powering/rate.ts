// Rates as people write them who plan a trial: `1/6000`, `1 in 6000`, `0.5%`, `0.02`. The denominator is kept, so that an
// answer can speak in the same frequencies.

/** `per` is the denominator that was written, where there was one. */
export type Rate = { readonly value: number; readonly per?: number }

const NUMBER = String.raw`(\d+(?:\.\d+)?(?:e-?\d+)?)`
const FRACTION = new RegExp(`^${NUMBER} *(?:/|in) *${NUMBER}$`, 'i')
const PERCENT = new RegExp(`^${NUMBER} *%$`, 'i')
const PLAIN = new RegExp(`^${NUMBER}$`, 'i')

/** The rate that a text says; `undefined` where it says none. Thousands may be separated by commas. */
export function parseRate(text: string): Rate | undefined {
  const plain = text.trim().replaceAll(/(?<=\d),(?=\d{3})/g, '')
  const fraction = FRACTION.exec(plain)
  if (fraction !== null) {
    const [above, per] = [Number(fraction[1]), Number(fraction[2])]
    return per > 0 ? { value: above / per, per } : undefined
  }
  const percent = PERCENT.exec(plain)
  if (percent !== null) return { value: Number(percent[1]) / 100 }
  return PLAIN.test(plain) ? { value: Number(plain) } : undefined
}
