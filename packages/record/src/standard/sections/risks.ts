// Risks: what could go wrong and what is done about each; the risk categories are those of the ATRS 4.0 guidance.
import { always, atrs, beforeUse, both, choice, line, list, option, policing, prose } from '../define.ts'
import type { Section } from '../field.ts'

const category = choice(
  option('data', 'The data', 'Y data'),
  option('use', 'How the tool is applied and used', 'Sut y caiff yr offeryn ei gymhwyso a’i ddefnyddio'),
  option('efficacy', 'How well the model or tool works', 'Pa mor dda mae’r model neu’r offeryn yn gweithio'),
  option('bias', 'Unequal treatment of groups', 'Trin grwpiau’n anghyfartal'),
  option('decisions', 'Outputs and decisions', 'Allbynnau a phenderfyniadau'),
  option('organisation', 'The organisation', 'Y sefydliad'),
  option('public', 'Public trust and engagement', 'Ymddiriedaeth y cyhoedd ac ymgysylltu'),
  option('other', 'Something else', 'Rhywbeth arall'),
)

const rating = choice(
  option('low', 'Low', 'Isel'),
  option('medium', 'Medium', 'Canolig'),
  option('high', 'High', 'Uchel'),
)

const item = [
  policing(
    'category',
    both('Category', 'Categori'),
    both('Where the risk comes from.', 'O ble y daw’r risg.'),
    category,
    always,
  ),
  policing(
    'risk',
    both('Risk', 'Risg'),
    both('What could go wrong, and for whom.', 'Beth allai fynd o’i le, ac i bwy.'),
    prose(3000),
    always,
  ),
  policing(
    'mitigation',
    both('Mitigation', 'Mesurau lliniaru'),
    both(
      'What is done about it, by which role, and what is left of the risk.',
      'Beth a wneir yn ei gylch, gan ba rôl, a beth sy’n weddill o’r risg.',
    ),
    prose(3000),
    always,
  ),
  policing(
    'remaining',
    both('Risk that remains', 'Y risg sy’n weddill'),
    both(
      'The force’s own rating once the mitigation is in place.',
      'Graddiad yr heddlu ei hun ar ôl rhoi’r mesurau lliniaru ar waith.',
    ),
    rating,
  ),
  policing(
    'owner',
    both('Owner', 'Perchennog'),
    both('The role that answers for this risk.', 'Y rôl sy’n atebol am y risg hon.'),
    line(),
  ),
]

export const risks: Section = {
  key: 'risks',
  title: both('Risks and mitigations', 'Risgiau a mesurau lliniaru'),
  intro: both(
    'What could go wrong, for whom, and what is done about each.',
    'Beth allai fynd o’i le, i bwy, a beth a wneir ynghylch pob un.',
  ),
  fields: [
    atrs(
      '2.5.2',
      'risks_and_mitigations',
      both('Risks and mitigations', 'Risgiau a mesurau lliniaru'),
      both(
        'One entry for each risk. Include risks to people who never chose to meet the tool.',
        'Un eitem ar gyfer pob risg. Cynhwyswch risgiau i bobl na ddewisodd ddod i gysylltiad â’r offeryn.',
      ),
      list(both('Risk', 'Risg'), 40, item),
      { ...beforeUse, tier: 1 },
    ),
  ],
}
