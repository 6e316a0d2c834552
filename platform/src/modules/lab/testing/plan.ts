// A small plan and its observations, whose figures can be counted on the fingers: 4 negatives of which 1 was flagged,
// 4 positives of which 3 were.
export const PLAN = `plan: 1
title: Small plan
task: classification
system: { name: Example }
observations: { file: small.csv }
columns: { id: id, truth: truth, score: score }
positive: 1
threshold: 5
groups: [sex]
minimum: { n: 1 }
`

export const OBSERVATIONS = `id,truth,score,sex
1,0,1,f
2,0,2,f
3,0,3,m
4,0,9,m
5,1,8,f
6,1,7,f
7,1,6,m
8,1,2,m
`
