// A plan to start from, shown beside the form. Its test reads it as the form does.
export const EXAMPLE_PLAN = `plan: 1
title: Custody risk score, one year
task: classification
system: { name: Custody risk score, version: "3.1", supplier: Example Ltd }
observations: { file: custody.csv }
columns: { id: id, truth: harmed, score: score }
positive: 1
threshold: 5            # a score of 5 or more is a positive
groups: [sex, ethnicity, [sex, ethnicity]]
reference: { sex: male, ethnicity: White }
minimum: { n: 30 }      # smaller groups are shown as too few to say
intervals: { level: 0.95, proportion: wilson }
criteria:
  - { measure: false_positive_rate, groups: ethnicity, at_most: 0.30 }
`
