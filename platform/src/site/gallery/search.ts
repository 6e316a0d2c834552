// Gallery: the home page and a search, with invented content.
import { html } from '@policeai/govuk'
import {
  chosenFilters,
  evidenceLine,
  filters,
  finder,
  headlineFigures,
  linkList,
  pages,
  type ResultCard,
  results,
  searchBox,
} from '../index.ts'
import { type Example, example } from './page.ts'

const cards: readonly ResultCard[] = [
  {
    href: '/register/records/4',
    title: 'Live facial recognition from marked vans',
    eyebrow: ['Northmere Constabulary', 'In use'],
    text: 'Compares each face that passes a camera on a marked van with a list of wanted people.',
    facts: [
      { name: 'Decides', value: 'Nothing by itself; two officers review each flag' },
      { name: 'Evidence', value: evidenceLine('Measured by the Lab, March 2026, own data', true) },
      { name: 'Last confirmed', value: '12 March 2026' },
    ],
  },
  {
    href: '/register/records/7',
    title: 'Case file summaries',
    eyebrow: ['Hexby Police', 'Pilot'],
    text: 'Writes a first summary of a case file for the officer who prepares it.',
    facts: [
      { name: 'Decides', value: 'Nothing; the officer in the case signs off' },
      { name: 'Evidence', value: evidenceLine('Not tested on this force’s data', false) },
      { name: 'Last confirmed', value: '8 January 2026' },
    ],
  },
]

const facets = [
  {
    name: 'force',
    legend: 'Force',
    options: [
      { value: 'northmere', text: 'Northmere Constabulary', count: 4, chosen: true },
      { value: 'hexby', text: 'Hexby Police', count: 3, chosen: false },
      { value: 'calder-vale', text: 'Calder Vale Police', count: 2, chosen: false },
    ],
  },
  {
    name: 'evidence',
    legend: 'Evidence',
    options: [
      { value: 'own', text: 'Measured on the force’s own data', count: 5, chosen: false },
      { value: 'other', text: 'Measured on other data', count: 3, chosen: false },
      { value: 'none', text: 'Not tested', count: 4, chosen: false },
    ],
  },
]

export const search: Example = example(() => ({
  title: 'Register of AI used by police forces',
  wide: true,
  room: 'register',
  path: '/register?q=face',
  body: html`${searchBox('en', { action: '/register', value: 'face' })}${finder(
    filters('en', { action: '/register', facets }),
    html`${chosenFilters('en', [{ text: 'Northmere Constabulary', hrefWithout: '/register?q=face' }])}
${results({ count: '12 records', cards: [...cards, ...cards] })}${pages('en', { current: 3, last: 9, hrefOf: (n) => `?page=${n}` })}`,
  )}`,
}))

export const home: Example = example(() => ({
  title: 'The AI that police forces use',
  wide: true,
  path: '/',
  body: html`<p class="govuk-body-l">What each tool does, why, what can go wrong, and how it was tested before it was used.</p>
${searchBox('en', { action: '/register', label: 'Search by tool, force or purpose' })}
${headlineFigures('en', [
  { figure: 12, text: 'records of tools in use or on trial', href: '#a' },
  { figure: 6, text: 'forces that have confirmed their records this year', href: '#b' },
  { figure: 5, text: 'tools with evidence on the force’s own data', href: '#c' },
])}
<div class="app-columns"><section><h2 class="govuk-heading-l">Was AI used in your case?</h2>
${linkList([
  { text: 'You were stopped in the street', href: '#1', note: 'Face recognition, number plates' },
  { text: 'You called 101', href: '#2', note: 'Call triage, transcription, translation' },
  { text: 'You were charged with an offence', href: '#3', note: 'Case files, disclosure, digital media' },
])}</section><section><h2 class="govuk-heading-l">What changed lately</h2>
${linkList([
  {
    text: 'Live facial recognition from marked vans',
    href: '#4',
    note: 'Northmere Constabulary published version 3 on 12 March 2026',
  },
  {
    text: 'Case file summaries',
    href: '#5',
    note: 'Hexby Police published its first version on 8 January 2026',
  },
])}</section></div>`,
}))
