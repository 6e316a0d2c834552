// What happened to each demonstration record, and when: who uses which tool, which versions were published and
// why, and how far the newest draft has come. What the records say stands in platform/data/records.
import { FIRST_YEAR_STORIES } from './stories-of-the-first-year.ts'
import type { Story } from './story.ts'

const SIGHTLINE = { name: 'Sightline', supplier: 'Halden Vision' }
const RELAY = { name: 'Relay', supplier: 'Switchyard Systems' }

export const STORIES: readonly Story[] = [
  {
    key: 'calder-sightline',
    organisationId: 'calder',
    tool: SIGHTLINE,
    started: '2026-05-20',
    versions: [
      {
        instead: 'version-1',
        without: ['incidents'],
        changeNote: 'First publication.',
        evidence: [{ run: 'face-passes-calder', test: 0 }],
        submitted: '2026-06-03',
        authorised: '2026-06-08',
        published: '2026-06-12',
        decision: {
          role: 'Assistant Chief Constable, Operations',
          conditions: 'Eight deployments, city centre only.',
          reviewDue: '2026-08-31',
        },
      },
      {
        instead: 'version-2',
        without: ['incidents'],
        changeNote:
          'The pilot has ended and the Assistant Chief Constable has authorised further use. The counts of the whole pilot are added.',
        evidence: [{ run: 'face-passes-calder', test: 0 }],
        submitted: '2026-08-14',
        authorised: '2026-08-18',
        published: '2026-08-21',
        decision: {
          role: 'Assistant Chief Constable, Operations',
          conditions: 'City centre only. At most 900 people on a list.',
          reviewDue: '2027-05-31',
        },
      },
      {
        changeNote:
          'A person was wrongly stopped on 12 September 2026. Two officers now compare the pictures before anybody is approached. The incident, the ethics panel’s advice and the counts from August to October are added.',
        evidence: [{ run: 'face-passes-calder', test: 0 }],
        submitted: '2026-11-02',
        authorised: '2026-11-04',
        published: '2026-11-06',
        decision: {
          role: 'Assistant Chief Constable, Operations',
          conditions: 'City centre only. At most 900 people on a list. Two officers compare the pictures.',
          reviewDue: '2027-05-31',
        },
      },
    ],
  },
  {
    key: 'calder-trueframe',
    organisationId: 'calder',
    tool: { name: 'TrueFrame', supplier: 'Ombra Forensics' },
    started: '2026-09-21',
    versions: [
      {
        instead: 'version-1',
        changeNote: 'First publication.',
        evidence: [{ run: 'clips', test: 0 }],
        submitted: '2026-10-05',
        authorised: '2026-10-07',
        published: '2026-10-12',
        decision: {
          role: 'Assistant Chief Constable, Crime',
          conditions: 'Not for clips that came through a messaging app. Never as evidence.',
          reviewDue: '2027-06-30',
        },
      },
      {
        changeNote:
          'Version 2.1 is in use since 2 November. The Lab’s retest with clips made this autumn is added; cloned voices are a known limit now.',
        evidence: [
          { run: 'clips', test: 0 },
          { run: 'clips-retest', test: 1 },
        ],
        submitted: '2026-11-10',
        authorised: '2026-11-12',
        published: '2026-11-16',
        decision: {
          role: 'Assistant Chief Constable, Crime',
          conditions: 'Not for clips that came through a messaging app. Never as evidence.',
          reviewDue: '2027-06-30',
        },
      },
    ],
  },
  {
    key: 'westmarch-sightline',
    organisationId: 'westmarch',
    tool: SIGHTLINE,
    started: '2026-06-26',
    versions: [
      {
        changeNote: 'First publication.',
        evidence: [{ run: 'face-passes-westmarch', test: 0 }],
        submitted: '2026-10-01',
        authorised: '2026-10-06',
        published: '2026-10-09',
        decision: {
          role: 'Assistant Chief Constable, Local Policing',
          conditions: 'Publication only. The tool may not be used.',
          reviewDue: '2027-02-01',
        },
      },
    ],
    draft: {
      instead: 'draft',
      changeNote: '',
      evidence: [],
      state: 'draft',
      on: '2026-11-17',
    },
  },
  {
    key: 'westmarch-casebrief',
    organisationId: 'westmarch',
    tool: { name: 'CaseBrief', supplier: 'Quarterdeck Software' },
    started: '2026-11-16',
    versions: [],
    draft: { changeNote: '', evidence: [], state: 'draft', on: '2026-11-20' },
  },
  {
    key: 'glannau-relay',
    organisationId: 'glannau',
    tool: RELAY,
    started: '2026-10-12',
    versions: [
      {
        changeNote: 'First publication.',
        evidence: [{ run: 'calls-glannau-dyfi', test: 0 }],
        submitted: '2026-11-03',
        authorised: '2026-11-05',
        published: '2026-11-10',
        decision: {
          role: 'Dirprwy Brif Gwnstabl (Deputy Chief Constable)',
          conditions:
            'Galwadau 101 Saesneg yn unig; rhai galwyr i gael galwad yn ôl. (101 calls in English only; some callers are called back.)',
          reviewDue: '2027-07-01',
        },
      },
    ],
  },
  {
    key: 'glannau-scribe',
    organisationId: 'glannau',
    tool: { name: 'Scribe', supplier: 'Lantern Speech' },
    started: '2026-08-24',
    versions: [
      {
        instead: 'version-1',
        changeNote: 'First publication.',
        evidence: [],
        submitted: '2026-09-07',
        authorised: '2026-09-11',
        published: '2026-09-18',
        decision: {
          role: 'Prif Gwnstabl Cynorthwyol, Troseddau (Assistant Chief Constable, Crime)',
          conditions:
            'Dau dîm, tystion sy’n oedolion, tan 31 Mawrth 2027. (Two teams, adult witnesses, until 31 March 2027.)',
          reviewDue: '2027-03-01',
        },
      },
      {
        changeNote:
          'The Lab has tested the tool in both languages. In Welsh it did not meet the force’s limit, and interviews in Welsh are typed again.',
        evidence: [
          { run: 'interviews-english', test: 0 },
          { run: 'interviews-welsh', test: 1 },
        ],
        submitted: '2026-11-04',
        authorised: '2026-11-06',
        published: '2026-11-11',
        decision: {
          role: 'Prif Gwnstabl Cynorthwyol, Troseddau (Assistant Chief Constable, Crime)',
          conditions:
            'Dau dîm, tystion sy’n oedolion, yn Saesneg yn unig, tan 31 Mawrth 2027. (Two teams, adult witnesses, in English only, until 31 March 2027.)',
          reviewDue: '2027-03-01',
        },
      },
    ],
  },
  {
    key: 'northmoor-ledgerlight',
    organisationId: 'northmoor',
    tool: { name: 'Ledgerlight', supplier: 'Marl and Finch' },
    started: '2026-06-15',
    versions: [
      {
        changeNote: 'First publication.',
        evidence: [{ run: 'items', test: 0 }],
        submitted: '2026-07-21',
        authorised: '2026-07-24',
        published: '2026-07-31',
        decision: {
          role: 'Deputy Chief Constable',
          conditions: 'At most ten cases. Every item is read.',
          reviewDue: '2026-10-31',
        },
      },
    ],
  },
  {
    key: 'northmoor-veil',
    organisationId: 'northmoor',
    tool: { name: 'Veil', supplier: 'Pellow and Rook' },
    started: '2026-11-02',
    versions: [],
    draft: { changeNote: 'First publication.', evidence: [], state: 'submitted', on: '2026-11-18' },
  },
  {
    key: 'severnside-findback',
    organisationId: 'severnside',
    tool: { name: 'Findback', supplier: 'Osier Data' },
    started: '2026-08-31',
    versions: [
      {
        changeNote: 'First publication.',
        evidence: [],
        submitted: '2026-10-01',
        authorised: '2026-10-02',
        published: '2026-10-08',
        decision: {
          role: 'Assistant Chief Constable, Crime',
          conditions: 'One area only until the Lab has tested it. Public adverts only.',
          reviewDue: '2027-04-08',
        },
      },
    ],
  },
  {
    key: 'severnside-tally',
    organisationId: 'severnside',
    tool: { name: 'Tally', supplier: 'Severnside Constabulary' },
    started: '2026-11-04',
    versions: [],
    draft: {
      changeNote: 'First publication.',
      evidence: [],
      state: 'authorised',
      on: '2026-11-19',
      decision: { role: 'Deputy Chief Constable', conditions: null, reviewDue: '2027-08-31' },
    },
  },
  {
    key: 'eastfold-relay',
    organisationId: 'eastfold',
    tool: RELAY,
    started: '2026-06-02',
    versions: [
      {
        instead: 'version-1',
        without: ['incidents'],
        changeNote: 'First publication.',
        evidence: [],
        submitted: '2026-06-15',
        authorised: '2026-06-18',
        published: '2026-06-25',
        decision: {
          role: 'Deputy Chief Constable',
          conditions: 'Three teams, until 30 November 2026.',
          reviewDue: '2026-11-30',
        },
      },
      {
        changeNote:
          'Use ended on 30 September 2026. The Lab’s test on this force’s own calls is added, with what was done for callers who were wrongly turned away.',
        evidence: [{ run: 'calls-eastfold', test: 0 }],
        submitted: '2026-10-09',
        authorised: '2026-10-12',
        published: '2026-10-15',
        decision: { role: 'Deputy Chief Constable', conditions: null, reviewDue: '2027-09-30' },
      },
    ],
    retired: {
      on: '2026-10-30',
      reason:
        'The tool is no longer used. A test on this force’s own calls did not show what the force had asked of it.',
    },
  },
  {
    key: 'eastfold-anpr',
    organisationId: 'eastfold',
    tool: { name: 'Platewatch', supplier: 'Turnpike Sensors' },
    started: '2026-10-26',
    versions: [],
    draft: {
      changeNote: 'First publication.',
      evidence: [],
      state: 'returned',
      on: '2026-11-12',
      reason:
        'Under test evidence it says “Misreads are rare”. Give how many in how many reads, and who counted. The supplier’s test is of version 5.0 and lapsed in February; we run 5.3. There is no equality assessment: say whether one was made, and if not, why.',
    },
  },
  ...FIRST_YEAR_STORIES,
]
