// Use and incidents: counts with their denominators, period by period, and what went wrong. Due only once the tool
// has been used in real work.
import {
  always,
  beforeUse,
  both,
  choice,
  code,
  count,
  date,
  line,
  list,
  option,
  policing,
  prose,
} from '../define.ts'
import { PHASES_OF_USE, type Section } from '../field.ts'

const outcome = [
  policing(
    'name',
    both('Outcome', 'Canlyniad'),
    both(
      'What was counted, such as “alerts that were wrong” or “arrests”.',
      'Beth a gyfrifwyd, megis “rhybuddion a oedd yn anghywir” neu “arestiadau”.',
    ),
    line(),
    always,
  ),
  policing(
    'count',
    both('Count', 'Cyfrif'),
    both('How many in the period.', 'Faint yn ystod y cyfnod.'),
    count(),
    always,
  ),
]

const usage = [
  policing(
    'from',
    both('From', 'O'),
    both('The first day of the period.', 'Diwrnod cyntaf y cyfnod.'),
    date,
    always,
  ),
  policing(
    'to',
    both('To', 'Hyd at'),
    both('The last day of the period.', 'Diwrnod olaf y cyfnod.'),
    date,
    always,
  ),
  policing(
    'numerator_name',
    both('What was counted', 'Beth a gyfrifwyd'),
    both('Such as “alerts”.', 'Megis “rhybuddion”.'),
    line(),
    always,
  ),
  policing(
    'numerator',
    both('Count', 'Cyfrif'),
    both('How many in the period.', 'Faint yn ystod y cyfnod.'),
    count(),
    always,
  ),
  policing(
    'denominator_name',
    both('Out of what', 'Allan o beth'),
    both(
      'Such as “faces seen”. Where two denominators matter, make two returns.',
      'Megis “wynebau a welwyd”. Lle mae dau enwadur yn bwysig, gwnewch ddau adroddiad.',
    ),
    line(),
    always,
  ),
  policing(
    'denominator',
    both('Total', 'Cyfanswm'),
    both('The whole from which the count is taken.', 'Y cyfan y cymerir y cyfrif ohono.'),
    count(),
    always,
  ),
  policing(
    'outcomes',
    both('Outcomes', 'Canlyniadau'),
    both('What followed, counted.', 'Beth a ddilynodd, wedi’i gyfrif.'),
    list(both('Outcome', 'Canlyniad'), 20, outcome),
  ),
  policing(
    'note',
    both('Note', 'Nodyn'),
    both(
      'What a reader must know to read the figures rightly.',
      'Beth mae’n rhaid i ddarllenydd ei wybod i ddarllen y ffigurau’n gywir.',
    ),
    prose(1000),
  ),
]

const kind = choice(
  option('wrong_output', 'Wrong output that was acted on', 'Allbwn anghywir y gweithredwyd arno'),
  option('unequal', 'Unequal treatment of a group', 'Trin grŵp yn anghyfartal'),
  option('misuse', 'Use outside the rules', 'Defnydd y tu allan i’r rheolau'),
  option('data', 'Loss or wrong use of data', 'Colli data neu eu camddefnyddio'),
  option('outage', 'Failure or outage', 'Methiant neu doriad'),
  option('complaint', 'Complaint upheld', 'Cwyn a gadarnhawyd'),
  option('other', 'Something else', 'Rhywbeth arall'),
)

const incident = [
  policing(
    'date',
    both('Date', 'Dyddiad'),
    both('The day on which it happened, or was found.', 'Y diwrnod y digwyddodd, neu y’i canfuwyd.'),
    date,
    always,
  ),
  policing('kind', both('Kind', 'Math'), both('Choose the closest.', 'Dewiswch yr agosaf.'), kind, always),
  policing(
    'description',
    both('What happened', 'Beth ddigwyddodd'),
    both(
      'In a few sentences, without anything that points to a person.',
      'Mewn ychydig frawddegau, heb ddim sy’n pwyntio at berson.',
    ),
    prose(3000),
    always,
  ),
  policing(
    'action',
    both('What was done', 'Beth a wnaed'),
    both(
      'For the people concerned, and so that it does not happen again.',
      'Ar gyfer y bobl dan sylw, ac fel na fydd yn digwydd eto.',
    ),
    prose(3000),
    always,
  ),
  policing(
    'reported_to',
    both('Reported to', 'Adroddwyd i'),
    both('Regulators and bodies that were told.', 'Y rheoleiddwyr a’r cyrff a hysbyswyd.'),
    line(),
  ),
  policing(
    'reference',
    both('Reference', 'Cyfeirnod'),
    both('A public reference, if there is one.', 'Cyfeirnod cyhoeddus, os oes un.'),
    code(),
  ),
]

export const returns: Section = {
  key: 'returns',
  title: both('Use and incidents', 'Defnydd a digwyddiadau'),
  intro: both(
    'How much the tool was used, what came of it, and what went wrong.',
    'Faint y defnyddiwyd yr offeryn, beth a ddeilliodd ohono, a beth aeth o’i le.',
  ),
  fields: [
    policing(
      'usage_returns',
      both('Usage returns', 'Adroddiadau defnydd'),
      both(
        'One entry for each period and denominator. A count without its denominator says little.',
        'Un eitem ar gyfer pob cyfnod ac enwadur. Nid yw cyfrif heb ei enwadur yn dweud llawer.',
      ),
      list(both('Return', 'Adroddiad'), 200, usage),
      { ...beforeUse, phases: PHASES_OF_USE },
    ),
    policing(
      'incidents',
      both('Incidents', 'Digwyddiadau'),
      both(
        'One entry for each. Empty means that none was recorded, not that none happened.',
        'Un eitem ar gyfer pob un. Mae gwag yn golygu na chofnodwyd un, nid na ddigwyddodd un.',
      ),
      list(both('Incident', 'Digwyddiad'), 200, incident),
      { showEmpty: true, phases: PHASES_OF_USE },
    ),
  ],
}
