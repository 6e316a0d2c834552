// The door of the classification module: a binary classification, from counts to findings.
export { classify, type Findings, type Progress } from './classify.ts'
