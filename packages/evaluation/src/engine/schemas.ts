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

/** Name → JSON Schema, as they stand in docs/reference/schemas; made when it is asked for, since no command needs it. */
export const schemas: Readonly<Record<string, JsonSchema>> = {
  get 'plan-1'() {
    return publish(planSchema, 'plan-1', 'Evaluation plan, version 1', 'input')
  },
  get 'result-1'() {
    return publish(resultSchema, 'result-1', 'Evaluation result, version 1', 'output')
  },
  get 'comparison-1'() {
    return publish(comparisonSchema, 'comparison-1', 'Comparison of two systems, version 1', 'output')
  },
  get 'state-1'() {
    return publish(stateFileSchema, 'state-1', 'State of a site, version 1', 'output')
  },
}
