// Challenge: how a person learns that the tool was used on them, and what they can do about it. The safeguards for
// solely automated decisions are those of section 50C of the Data Protection Act 2018.
import { atrs, beforeUse, both, choice, option, policing, prose, several, url } from '../define.ts'
import type { Section } from '../field.ts'

const automated = { field: 'degree_of_automation', is: ['solely_automated'] } as const

const safeguards = several(
  option('information', 'The person is told about the decision', 'Dywedir wrth y person am y penderfyniad'),
  option('representations', 'The person can put their side', 'Gall y person gyflwyno ei ochr ef'),
  option('intervention', 'The person can have a human step in', 'Gall y person ofyn i fod dynol ymyrryd'),
  option('contest', 'The person can contest the decision', 'Gall y person herio’r penderfyniad'),
)

const exemption = choice(
  option('none', 'No exemption is used', 'Ni ddefnyddir esemptiad'),
  option(
    'inquiry',
    'So as not to obstruct an inquiry, investigation or procedure',
    'Er mwyn peidio â rhwystro ymholiad, ymchwiliad neu weithdrefn',
  ),
  option(
    'crime',
    'So as not to prejudice the prevention, detection, investigation or prosecution of crime',
    'Er mwyn peidio â niweidio’r gwaith o atal, canfod, ymchwilio i droseddau neu eu herlyn',
  ),
  option('public_security', 'To protect public security', 'Er mwyn diogelu diogelwch y cyhoedd'),
  option('national_security', 'To safeguard national security', 'Er mwyn diogelu diogelwch gwladol'),
  option(
    'others',
    'To protect the rights and freedoms of others',
    'Er mwyn diogelu hawliau a rhyddidau pobl eraill',
  ),
)

export const challenge: Section = {
  key: 'challenge',
  title: both('Safeguards and challenge', 'Mesurau diogelu a herio'),
  intro: both(
    'How people are told, how they can complain, and how a decision can be looked at again.',
    'Sut y dywedir wrth bobl, sut y gallant gwyno, a sut y gellir ailedrych ar benderfyniad.',
  ),
  fields: [
    policing(
      'people_told',
      both('How people are told', 'Sut y dywedir wrth bobl'),
      both(
        'Signs, notices, letters or nothing: how a person can know that the tool was used on them.',
        'Arwyddion, hysbysiadau, llythyrau neu ddim byd: sut y gall person wybod bod yr offeryn wedi’i ddefnyddio arno.',
      ),
      prose(2000),
      { ...beforeUse, tier: 1 },
    ),
    atrs(
      '2.3.5',
      'appeals_and_review',
      both('Appeals and review', 'Apelio ac adolygu'),
      both(
        'How a person can have the output, and the decision that rested on it, reviewed. If there is no route, say why.',
        'Sut y gall person gael adolygiad o’r allbwn, ac o’r penderfyniad a seiliwyd arno. Os nad oes llwybr, dywedwch pam.',
      ),
      prose(),
      { ...beforeUse, tier: 1 },
    ),
    policing(
      'complaints_route',
      both('Complaints', 'Cwynion'),
      both(
        'Where to complain, inside the force and outside it, and how long an answer takes.',
        'Ble i gwyno, o fewn yr heddlu a’r tu allan iddo, a faint o amser y mae’n ei gymryd i gael ateb.',
      ),
      prose(2000),
      { ...beforeUse, tier: 1 },
    ),
    policing(
      'complaints_url',
      both('Complaints page', 'Tudalen gwyno'),
      both(
        'The public page or form on which to start.',
        'Y dudalen neu’r ffurflen gyhoeddus lle mae dechrau.',
      ),
      url,
      { tier: 1 },
    ),
    policing(
      'automated_decision_safeguards',
      both('Safeguards for automated decisions', 'Mesurau diogelu ar gyfer penderfyniadau awtomataidd'),
      both(
        'For solely automated decisions: the safeguards that are in place. (Data Protection Act 2018, section 50C)',
        'Ar gyfer penderfyniadau cwbl awtomataidd: y mesurau diogelu sydd ar waith. (Deddf Diogelu Data 2018, adran 50C)',
      ),
      safeguards,
      { ...beforeUse, tier: 1, when: automated },
    ),
    policing(
      'automated_decision_exemption',
      both('Exemption from the safeguards', 'Esemptiad rhag y mesurau diogelu'),
      both(
        'For solely automated decisions: the reason, if any, for which the section 50C safeguards are not given.',
        'Ar gyfer penderfyniadau cwbl awtomataidd: y rheswm, os oes un, dros beidio â rhoi mesurau diogelu adran 50C.',
      ),
      exemption,
      { ...beforeUse, when: automated },
    ),
    policing(
      'reconsideration_route',
      both('Reconsideration by a person', 'Ailystyried gan berson'),
      both(
        'Where an exemption is used: which role reconsiders the decision, how soon, and what they may change.',
        'Lle defnyddir esemptiad: pa rôl sy’n ailystyried y penderfyniad, pa mor fuan, a beth y gall ei newid.',
      ),
      prose(2000),
      {
        ...beforeUse,
        tier: 1,
        when: {
          field: 'automated_decision_exemption',
          is: ['inquiry', 'crime', 'public_security', 'national_security', 'others'],
        },
      },
    ),
  ],
}
