// The formats of this package as JSON Schema (2020-12), for the reference and for programs in other languages.
import { z } from 'zod'
import { planSchema } from '../plan/index.ts'
import { resultSchema } from '../result/index.ts'

type JsonSchema = Readonly<Record<string, unknown>>

function publish(schema: z.ZodType, name: string, title: string, io: 'input' | 'output'): JsonSchema {
  return { $id: `https://policeai.example/schemas/${name}.json`, title, ...z.toJSONSchema(schema, { io }) }
}

/** Name → JSON Schema, as they stand in docs/reference/schemas. */
export const schemas: Readonly<Record<string, JsonSchema>> = {
  'plan-1': publish(planSchema, 'plan-1', 'Evaluation plan, version 1', 'input'),
  'result-1': publish(resultSchema, 'result-1', 'Evaluation result, version 1', 'output'),
}
