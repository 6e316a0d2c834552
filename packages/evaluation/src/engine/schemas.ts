// The formats of this package as JSON Schema (2020-12), for the reference and for programs in other languages.
import { z } from 'zod'
import { comparisonSchema } from '../comparing/index.ts'
import { planSchema } from '../plan/index.ts'
import { resultSchema } from '../result/index.ts'
import { stateFileSchema } from '../states/format.ts'

type JsonSchema = Readonly<Record<string, unknown>>

function publish(schema: z.ZodType, name: string, title: string, io: 'input' | 'output'): JsonSchema {
  return { $id: `https://policeai.example/schemas/${name}.json`, title, ...z.toJSONSchema(schema, { io }) }
}

/** Name → JSON Schema, as they stand in docs/reference/schemas. */
export const schemas: Readonly<Record<string, JsonSchema>> = {
  'plan-1': publish(planSchema, 'plan-1', 'Evaluation plan, version 1', 'input'),
  'result-1': publish(resultSchema, 'result-1', 'Evaluation result, version 1', 'output'),
  'comparison-1': publish(comparisonSchema, 'comparison-1', 'Comparison of two systems, version 1', 'output'),
  'state-1': publish(stateFileSchema, 'state-1', 'State of a site, version 1', 'output'),
}
