// What is measured of a binary classification. By itself, so that a thread that reads figures loads no plan reader.

/** The measures of a binary classification, in the order in which they are reported. */
export const BINARY_MEASURES = [
  'accuracy',
  'true_positive_rate',
  'false_positive_rate',
  'true_negative_rate',
  'false_negative_rate',
  'positive_predictive_value',
  'negative_predictive_value',
  'selection_rate',
  'prevalence',
  'f1',
  'matthews_correlation',
  'area_under_roc',
  'average_precision',
  'brier_score',
  'expected_calibration_error',
] as const
