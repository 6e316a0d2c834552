// The uses that PoliceAI begins with, a record each, every one with a test by the Lab: plates, faces, video, redaction, case
// files, disclosure, crime data integrity, translation, stolen goods.
import type { Story } from './story.ts'

export const FIRST_YEAR_STORIES: readonly Story[] = [
  {
    key: 'severnside-platewatch',
    organisationId: 'severnside',
    tool: { name: 'Platewatch', supplier: 'Turnpike Sensors' },
    started: '2026-08-31',
    versions: [
      {
        changeNote: 'First publication.',
        evidence: [{ run: 'plates-severnside', test: 0 }],
        submitted: '2026-09-14',
        authorised: '2026-09-16',
        published: '2026-09-22',
        decision: {
          role: 'Assistant Chief Constable, Operations',
          conditions: 'Two sites. No stop on a read of a motorcycle alone.',
          reviewDue: '2027-09-30',
        },
      },
    ],
  },
  {
    key: 'westmarch-lookback',
    organisationId: 'westmarch',
    tool: { name: 'Lookback', supplier: 'Halden Vision' },
    started: '2026-09-14',
    versions: [
      {
        changeNote: 'First publication.',
        evidence: [{ run: 'searches-westmarch', test: 0 }],
        submitted: '2026-10-08',
        authorised: '2026-10-13',
        published: '2026-10-19',
        decision: {
          role: 'Assistant Chief Constable, Crime',
          conditions: 'Until 31 March 2027. Two examiners for every search.',
          reviewDue: '2027-03-31',
        },
      },
    ],
  },
  {
    key: 'calder-doorward',
    organisationId: 'calder',
    tool: { name: 'Doorward', supplier: 'Halden Vision' },
    started: '2026-09-28',
    versions: [
      {
        changeNote: 'First publication.',
        evidence: [{ run: 'reporting-calder', test: 0 }],
        submitted: '2026-10-19',
        authorised: '2026-10-21',
        published: '2026-10-27',
        decision: {
          role: 'Assistant Chief Constable, Operations',
          conditions: 'One desk. Adults only. Nobody is turned away because of the screen.',
          reviewDue: '2027-04-30',
        },
      },
    ],
  },
  {
    key: 'northmoor-framefinder',
    organisationId: 'northmoor',
    tool: { name: 'Framefinder', supplier: 'Ombra Forensics' },
    started: '2026-09-01',
    versions: [
      {
        changeNote: 'First publication.',
        evidence: [{ run: 'cctv-northmoor', test: 0 }],
        submitted: '2026-09-21',
        authorised: '2026-09-24',
        published: '2026-09-29',
        decision: {
          role: 'Assistant Chief Constable, Crime',
          conditions: 'Never to show that nobody was there. Night recordings are watched whole.',
          reviewDue: '2027-09-07',
        },
      },
    ],
  },
  {
    key: 'calder-veil',
    organisationId: 'calder',
    tool: { name: 'Veil', supplier: 'Pellow and Rook' },
    started: '2026-09-07',
    versions: [
      {
        changeNote: 'First publication.',
        evidence: [{ run: 'documents-calder', test: 0 }],
        submitted: '2026-09-28',
        authorised: '2026-09-30',
        published: '2026-10-05',
        decision: {
          role: 'Assistant Chief Constable, Crime',
          conditions:
            'Until 31 March 2027. No document of a protected witness. Scanned documents are read twice.',
          reviewDue: '2027-03-31',
        },
      },
    ],
  },
  {
    key: 'northmoor-casebrief',
    organisationId: 'northmoor',
    tool: { name: 'CaseBrief', supplier: 'Quarterdeck Software' },
    started: '2026-09-21',
    versions: [
      {
        changeNote: 'First publication.',
        evidence: [{ run: 'summaries-northmoor', test: 0 }],
        submitted: '2026-10-12',
        authorised: '2026-10-14',
        published: '2026-10-20',
        decision: {
          role: 'Deputy Chief Constable',
          conditions: 'Until 31 March 2027. Not for files on fraud. The summary leaves the force to nobody.',
          reviewDue: '2027-03-31',
        },
      },
    ],
  },
  {
    key: 'eastfold-ledgerlight',
    organisationId: 'eastfold',
    tool: { name: 'Ledgerlight', supplier: 'Marl and Finch' },
    started: '2026-10-05',
    versions: [
      {
        changeNote: 'First publication.',
        evidence: [{ run: 'review-eastfold', test: 0 }],
        submitted: '2026-10-26',
        authorised: '2026-10-28',
        published: '2026-11-03',
        decision: {
          role: 'Deputy Chief Constable',
          conditions: 'Six cases. Every item is read.',
          reviewDue: '2027-04-30',
        },
      },
    ],
  },
  {
    key: 'westmarch-tally',
    organisationId: 'westmarch',
    tool: { name: 'Tally', supplier: 'Severnside Constabulary' },
    started: '2026-09-28',
    versions: [
      {
        changeNote: 'First publication.',
        evidence: [
          { run: 'crimes-westmarch', test: 0 },
          { run: 'recording-westmarch', test: 1 },
        ],
        submitted: '2026-10-20',
        authorised: '2026-10-22',
        published: '2026-10-28',
        decision: {
          role: 'Deputy Chief Constable',
          conditions: 'The sample goes on. The list is not used in any review of an officer.',
          reviewDue: '2027-10-05',
        },
      },
    ],
  },
  {
    key: 'eastfold-ferry',
    organisationId: 'eastfold',
    tool: { name: 'Ferry', supplier: 'Lantern Speech' },
    started: '2026-09-21',
    versions: [
      {
        changeNote: 'First publication.',
        evidence: [{ run: 'messages-eastfold', test: 0 }],
        submitted: '2026-10-13',
        authorised: '2026-10-15',
        published: '2026-10-21',
        decision: {
          role: 'Deputy Chief Constable',
          conditions: 'Polish only, until 31 March 2027. Never for interviews or cautions.',
          reviewDue: '2027-03-31',
        },
      },
    ],
  },
  {
    key: 'eastfold-findback',
    organisationId: 'eastfold',
    tool: { name: 'Findback', supplier: 'Osier Data' },
    started: '2026-10-26',
    versions: [
      {
        changeNote: 'First publication.',
        evidence: [{ run: 'stolen-goods-eastfold', test: 0 }],
        submitted: '2026-11-09',
        authorised: '2026-11-10',
        published: '2026-11-12',
        decision: {
          role: 'Assistant Chief Constable, Crime',
          conditions:
            'One area only. Public adverts only. No seller is visited on a likeness without a serial number or a mark.',
          reviewDue: '2027-04-08',
        },
      },
    ],
  },
]
