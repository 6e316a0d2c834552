// The pages that belong to no module, in English: faults, accessibility, privacy, cookies, how to ask.
import { type Html, html } from '@policeai/govuk/html'
import type { FaultCode } from '../../kernel/errors.ts'

export type Statement = Readonly<{ title: string; body: Html }>

/** What the statements name: who runs the instance, and whether it is a demonstration. */
export type StatementParts = Readonly<{ operator: string; demonstration: boolean }>

type FaultText = Readonly<{ title: string; advice: string }>

export type PagesText = Readonly<{
  faults: Readonly<Record<FaultCode, FaultText>>
  reference: (requestId: string) => Html
  accessibility: (parts: StatementParts) => Statement
  privacy: (parts: StatementParts) => Statement
  cookies: (parts: StatementParts) => Statement
  askUs: (parts: StatementParts) => Statement
}>

const faults: PagesText['faults'] = {
  'not-found': {
    title: 'Page not found',
    advice:
      'Check that the address is complete. A record that you cannot find may never have been published.',
  },
  'not-allowed': {
    title: 'You cannot open this',
    advice: 'Your role does not include it. Ask the administrator of your organisation if it should.',
  },
  'sign-in-needed': {
    title: 'Sign in first',
    advice: 'This page is for people who prepare or check records.',
  },
  'cross-site': {
    title: 'This did not come from here',
    advice: 'Nothing was changed. Open the form on this site, and send it again.',
  },
  'edit-conflict': {
    title: 'Somebody else has changed this',
    advice:
      'Nothing was overwritten, and what you typed was not saved. Go back to copy your text, open the page afresh to see what changed, then make your change again.',
  },
  'wrong-state': {
    title: 'This has moved on',
    advice: 'What you asked for no longer fits its state. Open it afresh to see where it stands.',
  },
  'too-large': {
    title: 'The file is too large',
    advice: 'Nothing was kept. Send a smaller file, or split it.',
  },
  'bad-request': {
    title: 'The request could not be read',
    advice: 'Nothing was changed. Go back, check what you entered, and send it again.',
  },
  'too-many-requests': { title: 'Too many requests', advice: 'Wait a minute, then open the page again.' },
  unavailable: {
    title: 'Not available now',
    advice: 'What was saved is safe. Try again in a few minutes.',
  },
  internal: {
    title: 'Something went wrong here',
    advice:
      'The fault is ours and has been recorded. What was saved before is kept. Try again in a few minutes.',
  },
}

const accessibility: PagesText['accessibility'] = ({ operator }) => ({
  title: 'Accessibility statement',
  body: html`<p class="govuk-body">Who runs this service: ${operator}. It is built so that as many people as possible can use it. You can:</p>
<ul class="govuk-list govuk-list--bullet"><li>enlarge the text to 400% without losing any of it</li><li>use every page with a keyboard alone</li><li>use every page with a screen reader, and every picture as a table</li><li>use every page without JavaScript, in a light or a dark scheme, and on paper</li><li>read every page in English or in Welsh</li></ul>
<h2 class="govuk-heading-m">How accessible it is</h2>
<p class="govuk-body">It is built to meet the Web Content Accessibility Guidelines 2.2, level AA. Pages are tested by program on every change, in both languages and with JavaScript switched off. Testing by program finds only some kinds of fault. No independent audit has been made, and nobody who relies on assistive technology has tested it yet.</p>
<h2 class="govuk-heading-m">What we know does not work well</h2>
<ul class="govuk-list govuk-list--bullet"><li>wide tables have to be scrolled sideways on a small screen; the keyboard can do this too</li><li>documents that forces link to stand elsewhere and may not be accessible</li><li>the words of a record are the force’s own, and may exist in one language only</li></ul>
<h2 class="govuk-heading-m">Telling us of a problem</h2>
<p class="govuk-body">Tell whoever runs this service if something does not work for you, or if you need a page in another format. If the answer does not satisfy you, turn to the <a class="govuk-link" href="https://www.equalityadvisoryservice.com/">Equality Advisory and Support Service</a>.</p>
<h2 class="govuk-heading-m">The law</h2>
<p class="govuk-body">The Equality and Human Rights Commission enforces the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018.</p>
<p class="govuk-body">This statement was prepared on 23 November 2026.</p>`,
})

const privacy: PagesText['privacy'] = ({ operator, demonstration }) => ({
  title: 'Privacy',
  body: html`<p class="govuk-body">This page says what this service keeps about people who use it. Who runs it and answers for it: ${operator}.${
    demonstration && ' This is a demonstration: enter nothing here that is about a real person.'
  }</p>
<h2 class="govuk-heading-m">If you only read</h2>
<p class="govuk-body">Nothing is kept about you. There is no account, no cookie and no statistics of visitors. The server’s log holds the page asked for, the time, the answer and a random reference; it does not hold your address on the internet. To fend off floods of requests, the server counts them by address in its memory, and forgets them after a minute.</p>
<h2 class="govuk-heading-m">If you sign in</h2>
<p class="govuk-body">We keep the name, organisation and roles that your organisation gives us when you sign in, so that only those who may can change a record. The session ends when you sign out.</p>
<p class="govuk-body">Whoever changes something leaves an entry in the audit log: the role, the organisation, an identifier, the act and the time. Names are not in it. Entries cannot be deleted, since the log has to show later who decided what. Public pages show roles and organisations, never names.</p>
<h2 class="govuk-heading-m">If you upload data for a test</h2>
<p class="govuk-body">Predictions and outcomes may be about people. Take out names and everything else that the test does not need before you upload a file. Your organisation decides what is uploaded and on what legal basis. Only signed-in people of your organisation and of the lab can open it.</p>
<h2 class="govuk-heading-m">Your rights</h2>
<p class="govuk-body">You can ask what is held about you, and to have it put right. Ask whoever runs this service first. You can complain to the <a class="govuk-link" href="https://ico.org.uk/make-a-complaint/">Information Commissioner</a>. How a police force used a tool in your own case is for that force to answer: its record says how to ask.</p>`,
})

const cookies: PagesText['cookies'] = ({ demonstration }) => ({
  title: 'Cookies',
  body: html`<p class="govuk-body">If you only read this site, it sets no cookie.</p>
<p class="govuk-body">If you sign in, it sets one. It is strictly necessary: without it, the service could not know from one page to the next that you have signed in.</p>
<div class="app-table" role="region" aria-label="The cookie that is set when you sign in" tabindex="0"><table class="govuk-table"><caption class="govuk-table__caption">The cookie that is set when you sign in</caption><thead class="govuk-table__head"><tr class="govuk-table__row"><th class="govuk-table__header" scope="col">What it is</th><th class="govuk-table__header" scope="col">What it is for</th><th class="govuk-table__header" scope="col">When it ends</th></tr></thead><tbody class="govuk-table__body"><tr class="govuk-table__row"><td class="govuk-table__cell">Session cookie, <span class="app-mono">policeai-session</span></td><td class="govuk-table__cell">Keeps you signed in. It holds a random identifier and nothing about you.</td><td class="govuk-table__cell">When you sign out or close the browser; after 30 minutes without use, and after 8 hours at most</td></tr></tbody></table></div>
<p class="govuk-body">There are no cookies for statistics or advertising, and none of anybody else. So there is nothing to accept or refuse.</p>
${demonstration && html`<p class="govuk-body">This is a demonstration with a sign-in of its own. While you choose whom to sign in as, it sets cookies that end within 15 minutes.</p>`}`,
})

const askUs: PagesText['askUs'] = ({ operator, demonstration }) => ({
  title: 'Ask us',
  body: html`<p class="govuk-body-l">Whom to ask depends on what you want to know.</p>
<h2 class="govuk-heading-m">Was AI used in your case?</h2>
<p class="govuk-body">Ask the police force that dealt with you. The record of each tool says how to ask, how to challenge an outcome, and who looks at a complaint. <a class="govuk-link" href="/register">Find the record in the register</a>.</p>
<h2 class="govuk-heading-m">Is a record wrong or out of date?</h2>
<p class="govuk-body">The words of a record are the force’s own. Write to the address that the record names. If the evidence shown with it looks wrong, tell whoever runs this service: ${operator}.</p>
<h2 class="govuk-heading-m">Are you in a police force?</h2>
<p class="govuk-body">Sign in to draft a record, or to have a tool tested by the lab. Questions about adopting or buying a tool, and about guidance, go to whoever runs this service until there is a desk for them here.</p>
<h2 class="govuk-heading-m">Do you want to report criminal misuse of AI?</h2>
<p class="govuk-body">In an emergency call 999. Report a crime to your local force, and fraud to <a class="govuk-link" href="https://www.reportfraud.police.uk/">Report Fraud</a>. This site takes no reports yet.</p>
${demonstration && html`<div class="govuk-inset-text">This is a demonstration. The forces in it are made up, and nobody can answer for them.</div>`}`,
})

export const pagesEn: PagesText = {
  faults,
  reference: (requestId) =>
    html`If you tell us about this, give the reference <span class="app-mono">${requestId}</span>.`,
  accessibility,
  privacy,
  cookies,
  askUs,
}
