// Why there is no figure, or why it is not to be read as a finding: in English for whoever reads the file, and as a
// code with its values for whoever says it in another language. A code is never given another meaning.

/** What `reason_code` may be. */
export const REASON_CODES = [
  'no_observation',
  'no_positive',
  'no_negative',
  'none_classed_positive',
  'none_classed_negative',
  'no_positive_at_all',
  'no_score',
  'not_probabilities',
  'below_minimum',
  'interval_spans_limit',
  'reference_is_zero',
  'reference_may_be_zero',
  'ratio_by_mover',
  'no_denominator',
  'one_value_only',
  'needs_rows',
  'too_few_trials',
  'not_asked',
  'no_interval',
  'no_ratio_below_zero',
  'one_unit',
  'ratings_differ',
  'not_two_raters',
  'held_back',
  'needs_independent',
] as const

/** What the `code` of a warning may be. */
export const WARNING_CODES = [
  'missing_values',
  'group_not_recorded',
  'too_few',
  'reference_chosen',
  'nothing_to_compare',
  'one_class',
  'one_decision',
  'scores_not_probabilities',
  'curves_left_out',
  'answers_differ',
  'runs_incomplete',
  'words_ignored',
  'log_incomplete',
  'samples_in_error',
  'values_not_numbers',
  'several_scorers',
  'last_line_open',
  'sites_held_back',
  'counts_rounded',
  'rows_held_back',
  'clusters_by_site',
  'runs_stay',
  'scores_in_bins',
  'class_absent',
  'people_not_named',
] as const

/** What the `code` of a finding may be. */
export const FINDING_CODES = ['operating_point'] as const

export type ReasonCode = (typeof REASON_CODES)[number]
export type WarningCode = (typeof WARNING_CODES)[number]
export type FindingCode = (typeof FINDING_CODES)[number]

/** Whether what a task says answers a question of the plan, and is no warning. */
export function isFinding({ code }: { readonly code: string }): boolean {
  return FINDING_CODES.some((finding) => finding === code)
}

/** What a sentence is about: names from plan and data, and counts. */
export type Values = Readonly<Record<string, string | number>>

/** A reason as the parts of a result carry it. */
export type Reason = {
  readonly reason: string
  readonly reason_code: ReasonCode
  readonly reason_values?: Values
}
