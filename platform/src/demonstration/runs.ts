// The demonstration's runs in the lab: which plan and which observations, whose, and on which day they were
// measured. Plan and observations bear the name of the run.
export type DemonstrationMeasurement = Readonly<{
  organisationId: string
  title: string
  /** The day of the measurement, `YYYY-MM-DD`. */
  on: string
}>

export const DEMONSTRATION_RUNS = {
  'face-passes-calder': {
    organisationId: 'calder',
    title: 'Live facial recognition, walk-past trial at Calder Exchange',
    on: '2026-03-18',
  },
  'face-passes-westmarch': {
    organisationId: 'westmarch',
    title: 'Live facial recognition, walk-past trial at Westmarch station',
    on: '2026-04-22',
  },
  clips: {
    organisationId: 'calder',
    title: 'Detection of generated audio and video, evidence intake sample',
    on: '2026-05-14',
  },
  'calls-glannau-dyfi': {
    organisationId: 'glannau',
    title: 'Routing of 101 calls, four weeks of calls',
    on: '2026-06-04',
  },
  items: {
    organisationId: 'northmoor',
    title: 'Relevance of unused material, three closed cases',
    on: '2026-07-16',
  },
  'calls-eastfold': {
    organisationId: 'eastfold',
    title: 'Routing of 101 calls, two weeks of calls',
    on: '2026-09-03',
  },
} as const satisfies Readonly<Record<string, DemonstrationMeasurement>>

export type RunName = keyof typeof DEMONSTRATION_RUNS
