// Responsibility: who answers for the deployment, who authorised it, and which third parties stand behind the tool.
// Roles and organisations only; the record never names a person.
import {
  always,
  atrs,
  beforeUse,
  both,
  choice,
  code,
  date,
  line,
  list,
  option,
  policing,
  prose,
  yesNo,
} from '../define.ts'
import { PHASES_OF_USE, type Section } from '../field.ts'

const companyNumber = code(8, {
  pattern: '^([0-9]{8}|[A-Z]{2}[0-9]{6}|[A-Z]{2}[0-9]{5}[A-Z])$',
  message: both('8 characters, such as 01234567 or SC123456', '8 nod, megis 01234567 neu SC123456'),
})

const thirdParty = [
  atrs(
    '2.1.4.1',
    'third_party',
    both('Third party', 'Trydydd parti'),
    both('The registered name of the company or body.', 'Enw cofrestredig y cwmni neu’r corff.'),
    line(),
    always,
  ),
  atrs(
    '2.1.4.2',
    'companies_house_number',
    both('Companies House Number', 'Rhif Tŷ’r Cwmnïau'),
    both(
      'For a company registered in the United Kingdom.',
      'Ar gyfer cwmni sydd wedi’i gofrestru yn y Deyrnas Unedig.',
    ),
    companyNumber,
  ),
  atrs(
    '2.1.4.3',
    'third_party_role',
    both('Third party role', 'Rôl y trydydd parti'),
    both(
      'What it made, supplies or runs, and where it stands in the chain of suppliers.',
      'Beth a wnaeth, beth mae’n ei gyflenwi neu’n ei redeg, a ble mae’n sefyll yn y gadwyn gyflenwi.',
    ),
    prose(1500),
    always,
  ),
  atrs(
    '2.1.4.4',
    'procurement_procedure_type',
    both('Procurement procedure type', 'Math o weithdrefn gaffael'),
    both(
      'How it was chosen: open competition, a framework (name it), a direct award, a trial without charge.',
      'Sut y’i dewiswyd: cystadleuaeth agored, fframwaith (enwch ef), dyfarniad uniongyrchol, treial am ddim.',
    ),
    line(400),
  ),
  atrs(
    '2.1.4.5',
    'third_party_data_access_terms',
    both('Third party data access terms', 'Telerau mynediad y trydydd parti at ddata'),
    both(
      'Which data it can reach, for what, from where, until when; and whether it may learn from them.',
      'Pa ddata y gall eu cyrchu, i ba ddiben, o ble, tan pryd; ac a gaiff ddysgu oddi wrthynt.',
    ),
    prose(2000),
  ),
]

const authorisation = choice(
  option('authorised', 'Authorised', 'Wedi’i awdurdodi'),
  option('authorised_with_conditions', 'Authorised with conditions', 'Wedi’i awdurdodi gydag amodau'),
  option('trial_only', 'Authorised for a trial only', 'Wedi’i awdurdodi ar gyfer treial yn unig'),
  option('not_yet', 'Not yet decided', 'Heb ei benderfynu eto'),
  option('withdrawn', 'Withdrawn', 'Wedi’i dynnu’n ôl'),
)

const decided = {
  field: 'authorisation',
  is: ['authorised', 'authorised_with_conditions', 'trial_only', 'withdrawn'],
}

export const responsibility: Section = {
  key: 'responsibility',
  title: both('Responsibility and authorisation', 'Cyfrifoldeb ac awdurdodi'),
  intro: both(
    'Who answers for the tool, who decided that it may be used, and which other organisations are involved. Give roles, never names of people.',
    'Pwy sy’n atebol am yr offeryn, pwy a benderfynodd y gellir ei ddefnyddio, a pha sefydliadau eraill sy’n gysylltiedig. Rhowch rolau, nid enwau pobl.',
  ),
  publicIntro: both(
    'Who answers for the tool, who decided that it may be used, and which other organisations are involved.',
    'Pwy sy’n atebol am yr offeryn, pwy a benderfynodd y gellir ei ddefnyddio, a pha sefydliadau eraill sy’n gysylltiedig.',
  ),
  fields: [
    atrs(
      '2.1.1',
      'organisation_or_department',
      both('Organisation or department', 'Sefydliad neu adran'),
      both(
        'The force, and the department within it, that uses the tool.',
        'Yr heddlu, a’r adran o’i fewn, sy’n defnyddio’r offeryn.',
      ),
      line(),
      always,
    ),
    atrs(
      '2.1.2',
      'team',
      both('Team', 'Tîm'),
      both('The team that runs the tool day by day.', 'Y tîm sy’n rhedeg yr offeryn o ddydd i ddydd.'),
      line(),
      always,
    ),
    atrs(
      '2.1.3',
      'senior_responsible_owner',
      both('Senior responsible owner', 'Uwch berchennog cyfrifol'),
      both(
        'The title of the role that answers for the tool in operation, such as “Assistant Chief Constable, Operations”. Never a name.',
        'Teitl y rôl sy’n atebol am yr offeryn ar waith, megis “Prif Gwnstabl Cynorthwyol, Gweithrediadau”. Peidiwch byth â rhoi enw person.',
      ),
      line(),
      always,
    ),
    policing(
      'authorisation',
      both('Authorisation', 'Awdurdodiad'),
      both(
        'What the chief officer, or the role to which they delegated it, decided about this use. The decision is the force’s own.',
        'Yr hyn a benderfynodd y prif swyddog, neu’r rôl y dirprwyodd hynny iddi, am y defnydd hwn. Penderfyniad yr heddlu ei hun ydyw.',
      ),
      authorisation,
      { ...always, tier: 1 },
    ),
    policing(
      'authorised_by',
      both('Authorised by', 'Awdurdodwyd gan'),
      both('The title of the role that decided.', 'Teitl y rôl a benderfynodd.'),
      line(),
      { ...beforeUse, tier: 1, when: decided },
    ),
    policing(
      'authorised_on',
      both('Date of the decision', 'Dyddiad y penderfyniad'),
      both('The day on which the decision was made.', 'Y diwrnod y gwnaed y penderfyniad.'),
      date,
      { ...beforeUse, tier: 1, when: decided },
    ),
    policing(
      'authorisation_conditions',
      both('Conditions', 'Amodau'),
      both(
        'What the decision depends on, and for how long.',
        'Ar beth mae’r penderfyniad yn dibynnu, ac am ba hyd.',
      ),
      prose(2000),
      { ...beforeUse, when: { field: 'authorisation', is: ['authorised_with_conditions', 'trial_only'] } },
    ),
    policing(
      'authorisation_review',
      both('Review date', 'Dyddiad adolygu'),
      both(
        'The day by which the decision is looked at again. After it the record says that the review is overdue.',
        'Y diwrnod erbyn pryd yr ailedrychir ar y penderfyniad. Ar ôl hynny bydd y cofnod yn dweud bod yr adolygiad yn hwyr.',
      ),
      date,
      { ...beforeUse, tier: 1, phases: PHASES_OF_USE.filter((phase) => phase !== 'retired') },
    ),
    atrs(
      '2.1.4',
      'third_party_involvement',
      both('Third party involvement', 'Cyfraniad trydydd parti'),
      both(
        'Did another organisation, a company or a public body, make, supply or run any part of the tool?',
        'A wnaeth sefydliad arall, yn gwmni neu’n gorff cyhoeddus, wneud, cyflenwi neu redeg unrhyw ran o’r offeryn?',
      ),
      yesNo('Do', 'Naddo'),
      always,
    ),
    policing(
      'third_parties',
      both('Third parties', 'Trydydd partïon'),
      both(
        'One entry for each organisation in the chain, the one you deal with first.',
        'Un eitem ar gyfer pob sefydliad yn y gadwyn, gan ddechrau â’r un yr ydych yn delio ag ef.',
      ),
      list(both('Third party', 'Trydydd parti'), 20, thirdParty),
      { ...beforeUse, when: { field: 'third_party_involvement', is: ['yes'] } },
    ),
  ],
}
