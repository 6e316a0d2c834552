// What is wrong with an input, as data: which file, where in it, what was expected and what to do next. The
// command, the lab's page and the API all show the same faults; none of them parses a message.

/** Where a fault comes from and what kind it is; stable, for programs and translations. */
export type FaultCode =
  | 'plan_unreadable'
  | 'plan_syntax'
  | 'plan_unknown_key'
  | 'plan_missing_key'
  | 'plan_value'
  | 'observations_unreadable'
  | 'observations_empty'
  | 'observations_too_large'
  | 'observations_not_what_named'
  | 'observations_format'
  | 'observations_encoding'
  | 'observations_malformed'
  | 'observations_changed'
  | 'column_missing'
  | 'column_repeated'
  | 'column_type'
  | 'not_a_number'
  | 'not_finite'
  | 'out_of_range'
  | 'task_rows'
  | 'truth_values'
  | 'prediction_values'
  | 'duplicate_id'
  | 'too_many_groups'
  | 'reference_absent'
  | 'no_usable_rows'
  | 'truth_differs'
  | 'nothing_paired'
  | 'import_malformed'
  | 'import_mismatch'
  | 'disclosure'
  | 'state_unreadable'
  | 'state_signature'
  | 'state_plan'
  | 'state_repeated'

/**
 * One fault of an input. `line` and `column` count from 1. `row` is the first row concerned, counted from 1
 * without the header. `field` is a key path of the plan or a column of the observations.
 */
export type Fault = {
  readonly code: FaultCode
  readonly file: string
  readonly line?: number
  readonly column?: number
  readonly row?: number
  readonly field?: string
  readonly message: string
  readonly hint?: string
}

/** What was asked for, or all that is wrong with the input. */
export type Outcome<T> =
  | ({ readonly ok: true } & T)
  | { readonly ok: false; readonly faults: readonly Fault[] }
