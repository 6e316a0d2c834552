// Gallery: what a signed-in person meets, with invented content: a task list, a form with faults, the
// difference of two versions, and pages that belong to no module.
import {
  button,
  characterCount,
  dateInput,
  errorSummary,
  fileUpload,
  html,
  input,
  radios,
  select,
  tag,
  taskList,
} from '@policeai/govuk'
import { accessibilityPage, cookiesPage, differences, facts, faultPage, statusTag } from '../index.ts'
import { type Example, example } from './page.ts'

const signedIn = {
  name: 'Asha Verma',
  organisationName: 'Northmere Constabulary',
  roles: ['contributor'],
} as const

const done = { text: 'Completed' }
const missing = (count: number) => ({ tag: orange(`${count} missing`) })
const orange = (text: string) => ({ text, classes: 'govuk-tag--orange' })

export const tasks: Example = example(() => ({
  title: 'Live facial recognition from marked vans',
  signedIn,
  room: 'work',
  flash: 'The section on risks was saved.',
  breadcrumbs: [{ text: 'Your work', href: '/work' }],
  body: html`${facts([
    { name: 'State', value: statusTag('en', 'draft') },
    { name: 'Due', value: '1 December 2026' },
    { name: 'Who has it', value: 'You' },
  ])}
${taskList({
  items: [
    { title: { text: 'Summary' }, href: '/work/4/summary', status: done },
    { title: { text: 'Owner and responsibility' }, href: '/work/4/owner', status: done },
    {
      title: { text: 'Risks and mitigations' },
      hint: { text: 'Drift is not filled in' },
      href: '/work/4/risks',
      status: missing(1),
    },
    {
      title: { text: 'Evidence' },
      hint: { text: 'Attach a result of the lab' },
      href: '/work/4/evidence',
      status: missing(2),
    },
  ],
})}
<p class="govuk-body">Next, the approver of your force authorises it with a second factor. Then PoliceAI checks and publishes it.</p>
${button({ text: 'Send for authorisation' })}`,
  aside: html`<h2 class="govuk-heading-s">What happens next</h2><p class="govuk-body-s">Nothing is public until three people have looked at it.</p>${tag({ text: 'Not public' })}`,
}))

export const form: Example = example(() => ({
  title: 'Attach evidence',
  error: true,
  signedIn,
  room: 'work',
  backLink: '/work/4',
  body: html`${errorSummary({
    titleText: 'There is a problem',
    errorList: [
      { text: 'Enter the purpose in 200 characters or fewer', href: '#purpose' },
      { text: 'The date of review must be in the future', href: '#review-day' },
    ],
  })}
<form method="post" novalidate>
${input({ name: 'title', id: 'title', value: 'Spring test', label: { text: 'Title' }, hint: { text: 'As it will stand in the record' } })}
${characterCount({ name: 'purpose', id: 'purpose', maxlength: 200, rows: 4, value: 'To find out', label: { text: 'Purpose' }, errorMessage: { text: 'Enter the purpose in 200 characters or fewer' } })}
${select({
  name: 'phase',
  id: 'phase',
  label: { text: 'Phase' },
  items: [
    { text: 'Pilot', value: 'pilot' },
    { text: 'In use', value: 'use' },
  ],
})}
${radios({
  name: 'own',
  fieldset: { legend: { text: 'Was it tested on this force’s own data?' } },
  items: [
    { text: 'Yes', value: 'yes', hint: { text: 'Recordings or cases of this force' } },
    { text: 'No', value: 'no' },
  ],
})}
${dateInput({ id: 'review', fieldset: { legend: { text: 'Date of review' } }, errorMessage: { text: 'The date of review must be in the future' }, values: { day: '1', month: '2', year: '2020' } })}
${fileUpload({ name: 'evidence', id: 'evidence', label: { text: 'Evidence file' } })}
<div class="govuk-button-group">${button({ text: 'Save and continue' })}${button({ text: 'Save as draft', classes: 'govuk-button--secondary' })}${button({ text: 'Withdraw', classes: 'govuk-button--warning' })}</div>
</form>`,
}))

export const difference: Example = example(() => ({
  title: 'What changed in version 3',
  wide: true,
  room: 'register',
  breadcrumbs: [
    { text: 'Register', href: '/register' },
    { text: 'Live facial recognition', href: '/register/records/4' },
  ],
  body: html`<p class="govuk-body-l">Reason: the threshold was raised after the spring test.</p>${differences(
    'en',
    [
      {
        label: 'Threshold',
        before: [
          { kind: 'same', text: 'Faces that score ' },
          { kind: 'removed', text: '0.60' },
          { kind: 'same', text: ' or more are flagged.' },
        ],
        after: [
          { kind: 'same', text: 'Faces that score ' },
          { kind: 'added', text: '0.64' },
          { kind: 'same', text: ' or more are flagged.' },
        ],
      },
      {
        label: 'Stop criteria',
        before: null,
        after: [{ kind: 'added', text: 'Deployment stops at the second wrong flag of a day.' }],
      },
    ],
    { before: 'Version 2, 4 August 2025', after: 'Version 3, 12 March 2026' },
  )}`,
}))

export const fault: Example = example(() => ({
  ...faultPage(
    'cy',
    { code: 'edit-conflict', status: 409, detail: 'The draft was changed at 14:02.' },
    'a1b2c3d4',
  ),
  language: 'cy',
}))

export const accessibility: Example = example(() => ({
  ...accessibilityPage('en', { operator: 'nobody', demonstration: true }),
  path: '/accessibility',
}))

export const cookies: Example = example(() => ({
  ...cookiesPage('cy', { operator: 'nobody', demonstration: true }),
  language: 'cy',
  path: '/cookies',
}))
