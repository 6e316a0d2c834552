// The demonstration's runs in the lab: which plan and which observations, whose, and on which day they were
// measured. The plan bears the name of the run, and names its observations.
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
  'searches-westmarch': {
    organisationId: 'westmarch',
    title: 'Retrospective facial search, trial with volunteers',
    on: '2026-08-12',
  },
  'cctv-northmoor': {
    organisationId: 'northmoor',
    title: 'People, vehicles and bags in frames of cameras',
    on: '2026-08-20',
  },
  'documents-calder': {
    organisationId: 'calder',
    title: 'Redaction of statements, letters and e-mails',
    on: '2026-08-25',
  },
  'plates-severnside': {
    organisationId: 'severnside',
    title: 'Number plates on two main roads',
    on: '2026-08-27',
  },
  'messages-eastfold': {
    organisationId: 'eastfold',
    title: 'Polish messages and statements in English',
    on: '2026-09-10',
  },
  'summaries-northmoor': {
    organisationId: 'northmoor',
    title: 'Summaries of case files, held against the files',
    on: '2026-09-15',
  },
  'reporting-calder': {
    organisationId: 'calder',
    title: 'Identity at the bail reporting desk',
    on: '2026-09-17',
  },
  'crimes-westmarch': {
    organisationId: 'westmarch',
    title: 'Offences that closed logs tell of',
    on: '2026-09-22',
  },
  'recording-westmarch': {
    organisationId: 'westmarch',
    title: 'Whether a log tells of a crime, three registrars and the tool',
    on: '2026-09-24',
  },
  'review-eastfold': {
    organisationId: 'eastfold',
    title: 'Order of review of unused material',
    on: '2026-09-29',
  },
  'interviews-english': {
    organisationId: 'glannau',
    title: 'Interviews with witnesses in English',
    on: '2026-10-20',
  },
  'interviews-welsh': {
    organisationId: 'glannau',
    title: 'Cyfweliadau â thystion yn Gymraeg',
    on: '2026-10-20',
  },
  'stolen-goods-eastfold': {
    organisationId: 'eastfold',
    title: 'Adverts beside reports of theft',
    on: '2026-11-03',
  },
  'clips-retest': {
    organisationId: 'calder',
    title: 'Detection of generated audio and video, retest',
    on: '2026-11-05',
  },
} as const satisfies Readonly<Record<string, DemonstrationMeasurement>>

export type RunName = keyof typeof DEMONSTRATION_RUNS
