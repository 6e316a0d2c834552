// A coefficient of agreement beyond chance, or the reason why there is none: where every rating is the same, chance
// would agree as well, and nothing can be said.

/** `observed` and `expected` are agreements, weighted where the coefficient is; 1 is perfect, 0 what chance gives. */
export type Agreement =
  | {
      readonly kind: 'measured'
      readonly estimate: number
      readonly observed: number
      readonly expected: number
      /** Items that were rated more than once. */
      readonly n: number
    }
  | { readonly kind: 'not_measured'; readonly reason: 'no_ratings_to_compare' | 'ratings_do_not_vary' }

export function agreementOf(observed: number, expected: number, n: number): Agreement {
  if (n === 0) return { kind: 'not_measured', reason: 'no_ratings_to_compare' }
  if (expected >= 1) return { kind: 'not_measured', reason: 'ratings_do_not_vary' }
  return { kind: 'measured', estimate: (observed - expected) / (1 - expected), observed, expected, n }
}
