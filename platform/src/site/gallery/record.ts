// Gallery: a record, whole, with invented content.
import { html } from '@policeai/govuk'
import {
  beside,
  criteria,
  dataTable,
  digest,
  documentLayout,
  documentTitle,
  facts,
  fields,
  figure,
  figureWithInterval,
  finding,
  fiveAnswers,
  notMeasured,
  type Section,
  statusTag,
  timeline,
  warning,
  withheld,
} from '../index.ts'
import { forest, type Row } from './forest.ts'
import { type Example, example } from './page.ts'

const DIGEST = '9f2c1a774be0d3556f0f4f8a3b6b0f2d4f6f6f0f1d0e8a7b5c3d2e1f00112233'

const GROUPS: readonly Row[] = [
  { group: 'Women', n: 1_214_000, estimate: 2.5, low: 0.8, high: 5.8 },
  { group: 'Men', n: 1_604_000, estimate: 1.9, low: 0.6, high: 4.4 },
  { group: 'Asian', n: 402_000, estimate: 2.5, low: 0.3, high: 9 },
  { group: 'Black', n: 251_000, estimate: 4, low: 0.5, high: 14.4 },
  { group: 'White', n: 2_130_000, estimate: 1.9, low: 0.6, high: 4.4 },
  { group: 'Mixed', n: 35_000, estimate: 0, low: 0, high: 16, few: true },
]

const figureText = (row: Row) => (row.few ? 'too few to say' : row.estimate.toFixed(1))

const reliability: Section = {
  id: 'reliability',
  title: 'How reliable it was shown to be',
  lead: 'Measured by the Lab on this force’s own recordings, with the threshold that the force uses.',
  body: html`${finding('Of 2,818,000 faces that passed the camera, 6 belonged to people who were flagged and were not on the list.')}
${facts([
  { name: 'Threshold', value: html`<span class="app-mono">0.64</span>` },
  { name: 'Whose data', value: 'This force’s own' },
  { name: 'Tested', value: '3 March 2026' },
  { name: 'Lapses', value: '3 March 2027' },
])}
${beside(
  figure({
    caption: 'Wrong flags per million faces, by group',
    picture: forest(GROUPS, 2.1, 18),
    note: 'The line is the rate for everyone. Hollow marks: too few faces to say.',
  }),
  dataTable({
    id: 'by-group',
    caption: 'The same figures',
    columns: [
      { text: 'Group' },
      { text: 'Faces', numeric: true },
      { text: 'Per million', numeric: true },
      { text: '95% interval', numeric: true },
    ],
    rows: GROUPS.map((row) => [
      row.group,
      row.n.toLocaleString('en-GB'),
      figureText(row),
      `${row.low} to ${row.high}`,
    ]),
  }),
)}
${warning('en', 'Only 35,000 faces in the test were of people of mixed heritage. Nothing can be said about them.')}
<h3 class="govuk-heading-m">What the force asked of the tool before it was tested</h3>
${criteria('en', [
  { status: 'met', text: 'At most 10 wrong flags per million faces, for everyone' },
  { status: 'not_shown', text: 'At most 10 wrong flags per million faces, in every ethnic group' },
  { status: 'not_met', text: 'At least 90 in 100 of the people on the list found' },
])}
<p class="govuk-body">Evidence: <a class="govuk-link" href="#evidence">evidence.json</a>, ${digest('en', DIGEST)}</p>`,
}

const sections: readonly Section[] = [
  reliability,
  {
    id: 'risks',
    title: 'Risks and what is done about each',
    body: fields('en', [
      {
        label: 'Wrong flag',
        number: '2.5.2',
        value:
          'Somebody is stopped who is not on the list.\nAn officer compares the faces before anybody is approached, and a second officer confirms. Nobody is arrested on a flag alone.',
      },
      {
        label: 'Unequal error',
        value:
          'The threshold is set so that the rates of error of ethnic groups and of women and men cannot be told apart in the test above.',
      },
      { label: 'Drift', value: null },
    ]),
  },
  {
    id: 'safeguards',
    title: 'Safeguards, and how to challenge',
    body: fields('en', [
      {
        label: 'Human review',
        number: '2.3.2',
        value: 'A trained officer at the van looks at each flag before anything happens.',
      },
      {
        label: 'Composition of the list',
        value: withheld('en', {
          basis: 'Freedom of Information Act 2000, section 31(1)(a): prevention and detection of crime',
          harm: 'Naming the offences that put somebody on the list would let suspects tell whether they are sought.',
          balance:
            'The public interest in knowing how large the list is, and who decides, is met by the text above.',
          gist: 'Up to 9,400 people wanted by a court or suspected of serious offences. The list is made afresh for each deployment and destroyed within 24 hours.',
          decidedBy: 'Information rights manager, Northmere Constabulary',
          confirmedBy: 'Editor, PoliceAI',
          lapses: '2027-03-01',
        }),
      },
      {
        label: 'If you disagree',
        number: '2.3.5',
        value: html`<p>Write to the force’s professional standards department, or to the Independent Office for Police Conduct.</p>`,
      },
    ]),
  },
  {
    id: 'deployment',
    title: 'The deployment',
    body: fields('en', [
      { label: 'Organisation', number: '2.1.1', value: 'Northmere Constabulary' },
      { label: 'Senior responsible owner', number: '2.1.3', value: 'Assistant Chief Constable (Operations)' },
      { label: 'Legal basis', value: 'Common law; Data Protection Act 2018, Part 3' },
    ]),
  },
  { id: 'tool', title: 'The tool', body: fields('en', [{ label: 'Supplier', value: 'Facewell Ltd' }]) },
  {
    id: 'data',
    title: 'The data',
    body: fields('en', [{ label: 'Development data', number: '2.4.3', value: null }]),
  },
  {
    id: 'assessments',
    title: 'Assessments',
    body: fields('en', [{ label: 'Data protection', value: 'Completed 11 January 2026, summary published' }]),
  },
  {
    id: 'history',
    title: 'History',
    body: timeline('en', [
      {
        what: 'Version 3 published',
        who: 'Editor, PoliceAI',
        at: '2026-03-12T09:30:00Z',
        detail: html`<a class="govuk-link" href="#3">What changed</a>`,
      },
      { what: 'Version 3 authorised', who: 'Approver, Northmere Constabulary', at: '2026-03-10T15:02:00Z' },
      { what: 'Evidence attached', who: 'Contributor, Northmere Constabulary', at: '2026-03-09T10:44:00Z' },
    ]),
  },
]

const ANSWERS = {
  does: 'Compares each face that passes a camera on a marked van with a list of wanted people.',
  onWhom: 'Everyone who walks past: about 40,000 people on a day. Signs stand at every approach.',
  decides:
    'Nothing by itself. It flags a possible match to an officer, who decides whether to stop somebody.',
  review: 'Two officers compare the faces before anybody is approached.',
}

const title = documentTitle({
  eyebrow: 'Northmere Constabulary',
  heading: 'Live facial recognition from marked vans',
  lead: 'Finds people who are wanted by a court or suspected of serious offences among those who pass by.',
  facts: [
    statusTag('en', 'published'),
    'In use since May 2025',
    'Version 3, 12 March 2026',
    'Authorised by the Assistant Chief Constable',
  ],
})

export const record: Example = example(() => ({
  title: 'Live facial recognition from marked vans: Northmere Constabulary',
  heading: false,
  wide: true,
  room: 'register',
  breadcrumbs: [
    { text: 'Register', href: '/register' },
    { text: 'Northmere Constabulary', href: '/register?force=northmere' },
  ],
  body: html`${title}${fiveAnswers('en', {
    ...ANSWERS,
    wrong: figureWithInterval('en', {
      figure: { estimate: 6 / 2_818_000, low: 0.78e-6, high: 4.6e-6, level: 0.95, n: 2_818_000, events: 6 },
      of: 'faces are flagged though the person is not on the list',
      whom: 'faces in the test',
      form: { per: 1_000_000 },
      source: html`Measured by the Lab in March 2026 on this force’s own data. <a class="govuk-link" href="#reliability">How, and for whom</a>`,
    }),
  })}${documentLayout('en', sections)}`,
}))

export const untestedRecord: Example = example(() => ({
  title: 'Case file summaries: Hexby Police',
  heading: false,
  wide: true,
  room: 'register',
  breadcrumbs: [{ text: 'Register', href: '/register' }],
  body: html`${documentTitle({
    eyebrow: 'Hexby Police',
    heading: 'Case file summaries',
    lead: 'Writes a first summary of a case file for the officer who prepares it.',
    facts: [statusTag('en', 'published'), 'Pilot since January 2026', 'Version 1'],
  })}${fiveAnswers('en', {
    does: 'Reads statements and exhibits lists, and drafts two pages.',
    onWhom: 'Suspects, victims and witnesses in volume crime.',
    decides: 'Nothing. The draft is marked as such until an officer has signed it off.',
    review: 'The officer in the case, then the supervisor.',
    wrong: notMeasured('en', {
      text: 'The supplier tested it on files of another force. Nobody has measured how often it is wrong here.',
    }),
  })}`,
}))
