// Purpose: why the force uses the tool, on whom, under what power, and what it did before.
import { always, atrs, beforeUse, both, choice, option, policing, prose } from '../define.ts'
import type { Section } from '../field.ts'

const regime = choice(
  option(
    'part_3',
    'Law enforcement processing (Data Protection Act 2018, Part 3)',
    'Prosesu at ddibenion gorfodi’r gyfraith (Deddf Diogelu Data 2018, Rhan 3)',
  ),
  option('uk_gdpr', 'General processing (UK GDPR)', 'Prosesu cyffredinol (GDPR y DU)'),
  option('both', 'Both, for different purposes', 'Y ddau, at wahanol ddibenion'),
  option('none', 'No personal data are processed', 'Ni phrosesir data personol'),
)

export const purpose: Section = {
  key: 'purpose',
  title: both('Purpose and legal basis', 'Diben a sail gyfreithiol'),
  intro: both(
    'The problem the tool is there to solve, the people it touches and the power the force relies on.',
    'Y broblem y mae’r offeryn yno i’w datrys, y bobl y mae’n effeithio arnynt a’r pŵer y mae’r heddlu’n dibynnu arno.',
  ),
  fields: [
    policing(
      'purpose',
      both('Policing purpose', 'Diben plismona'),
      both(
        'The problem in policing that this use is meant to solve, and what it may not be used for.',
        'Y broblem blismona y bwriedir i’r defnydd hwn ei datrys, a’r hyn na chaniateir ei ddefnyddio ar ei gyfer.',
      ),
      prose(2000),
      { ...always, tier: 1 },
    ),
    policing(
      'people_affected',
      both('People affected', 'Pobl yr effeithir arnynt'),
      both(
        'Whose information goes in, and who may be treated differently because of what comes out: for example suspects, victims, callers, passers-by, staff. Say if children are among them.',
        'Gwybodaeth pwy sy’n cael ei bwydo i mewn, a phwy all gael eu trin yn wahanol oherwydd yr hyn a ddaw allan: er enghraifft pobl dan amheuaeth, dioddefwyr, galwyr, pobl sy’n mynd heibio, staff. Dywedwch a oes plant yn eu plith.',
      ),
      prose(1500),
      { ...always, tier: 1 },
    ),
    policing(
      'legal_basis',
      both('Legal basis', 'Sail gyfreithiol'),
      both(
        'The power relied on: the Act and section, or the common law duty, and the policy that says how it is used.',
        'Y pŵer y dibynnir arno: y Ddeddf a’r adran, neu’r ddyletswydd cyfraith gyffredin, a’r polisi sy’n dweud sut y caiff ei ddefnyddio.',
      ),
      prose(3000),
      { ...beforeUse, tier: 1 },
    ),
    policing(
      'data_protection_regime',
      both('Data protection regime', 'Cyfundrefn diogelu data'),
      both(
        'Which part of data protection law governs this use.',
        'Pa ran o’r gyfraith diogelu data sy’n llywodraethu’r defnydd hwn.',
      ),
      regime,
      beforeUse,
    ),
    policing(
      'necessity_and_proportionality',
      both('Necessity and proportionality', 'Rheidrwydd a chymesuredd'),
      both(
        'Why the aim cannot be reached in a less intrusive way, and why the gain outweighs the intrusion.',
        'Pam na ellir cyrraedd y nod mewn ffordd lai ymwthiol, a pham mae’r budd yn drech na’r ymyrraeth.',
      ),
      prose(3000),
      beforeUse,
    ),
    atrs(
      '2.2.1',
      'detailed_description',
      both('Detailed description', 'Disgrifiad manwl'),
      both(
        'How the tool works, step by step, who uses it, and the situations it is not meant for.',
        'Sut mae’r offeryn yn gweithio, gam wrth gam, pwy sy’n ei ddefnyddio, a’r sefyllfaoedd nad yw wedi’i fwriadu ar eu cyfer.',
      ),
      prose(6000),
      beforeUse,
    ),
    atrs(
      '2.2.2',
      'benefits',
      both('Benefits', 'Manteision'),
      both(
        'What should get better, for whom, and how anybody would notice. Give the figure if it was measured.',
        'Beth ddylai wella, i bwy, a sut y byddai rhywun yn sylwi. Rhowch y ffigur os cafodd ei fesur.',
      ),
      prose(),
      beforeUse,
    ),
    atrs(
      '2.2.3',
      'previous_process',
      both('Previous process', 'Y broses flaenorol'),
      both(
        'How the work was done before, by hand or with another tool. Say so if the work is new.',
        'Sut y gwnaed y gwaith o’r blaen, â llaw neu ag offeryn arall. Os yw’r gwaith yn newydd, dywedwch hynny.',
      ),
      prose(),
    ),
    atrs(
      '2.2.4',
      'alternatives_considered',
      both('Alternatives considered', 'Dewisiadau eraill a ystyriwyd'),
      both(
        'What else could have met the need, with or without software, and why this was chosen. Say so if nothing else was looked at, and why.',
        'Beth arall a allai fod wedi diwallu’r angen, gyda meddalwedd neu hebddi, a pham y dewiswyd hwn. Os nad ystyriwyd dim arall, dywedwch hynny, a pham.',
      ),
      prose(),
    ),
  ],
}
