// The one way in which this package refuses an argument: a caller's mistake is thrown, an outcome of the data
// is returned.

export function requireThat(condition: boolean, message: string): asserts condition {
  if (!condition) throw new RangeError(message)
}

export function requireLevel(level: number): void {
  requireThat(level > 0 && level < 1, `a confidence level is between 0 and 1, got ${level}`)
}
