// The grounds for withholding: sections and limbs of the Freedom of Information Act 2000, used as reason codes for
// proactive publication. “Neither confirm nor deny” limbs are not here, since they may leave no trace in a record.
import { both } from '../standard/define.ts'
import type { Bilingual } from '../standard/field.ts'

export type Ground = Readonly<{
  /** As cited: `s31(1)(a)`. */
  code: string
  section: number
  /** Empty where the section has one limb. */
  limb: string
  title: Bilingual
  /** Qualified: the public interest must be weighed (section 2(2)(b)). `none`: no exemption at all. */
  exemption: 'absolute' | 'qualified' | 'none'
  /** Class: it applies to a kind of information. Prejudice: a harm must be shown. */
  test: 'class' | 'prejudice' | 'none'
  /** `field`: a field may be withheld. `record`: a field, or the whole record. `never`: no ground here. */
  usable: 'field' | 'record' | 'never'
  /** What to know before using it. */
  note?: Bilingual
}>

const s31 = 'Law enforcement'
const s31Cy = 'Gorfodi’r gyfraith'

/**
 * Every ground the register knows, in the order of the Act.
 *
 * Sources: Freedom of Information Act 2000, Part II and section 2(3); ICO guidance for the tests (section 23 is
 * class-based, whatever some force tables say).
 */
export const FOIA_BASES = [
  {
    code: 's12',
    section: 12,
    limb: '',
    title: both('Cost of compliance', 'Cost cydymffurfio'),
    exemption: 'none',
    test: 'none',
    usable: 'never',
    note: both(
      'A limit on answering requests, not a ground to withhold.',
      'Terfyn ar ateb ceisiadau, nid sail i ddal gwybodaeth yn ôl.',
    ),
  },
  {
    code: 's14',
    section: 14,
    limb: '',
    title: both('Vexatious or repeated requests', 'Ceisiadau blinderus neu fynych'),
    exemption: 'none',
    test: 'none',
    usable: 'never',
    note: both('About requests, not about information.', 'Yn ymwneud â cheisiadau, nid â gwybodaeth.'),
  },
  {
    code: 's21',
    section: 21,
    limb: '',
    title: both('Accessible by other means', 'Ar gael drwy ddulliau eraill'),
    exemption: 'absolute',
    test: 'class',
    usable: 'never',
    note: both('Give a link to where it stands.', 'Rhowch ddolen i’r man lle mae.'),
  },
  {
    code: 's22',
    section: 22,
    limb: '(1)',
    title: both('Intended for future publication', 'Bwriedir ei chyhoeddi yn y dyfodol'),
    exemption: 'qualified',
    test: 'class',
    usable: 'record',
    note: both(
      'The day of publication is the day on which this lapses.',
      'Y diwrnod cyhoeddi yw’r diwrnod y daw hyn i ben.',
    ),
  },
  {
    code: 's23',
    section: 23,
    limb: '(1)',
    title: both('Bodies dealing with security matters', 'Cyrff sy’n ymdrin â materion diogelwch'),
    exemption: 'absolute',
    test: 'class',
    usable: 'record',
    note: both('Needs the national reviewer.', 'Mae angen yr adolygydd cenedlaethol.'),
  },
  {
    code: 's24',
    section: 24,
    limb: '(1)',
    title: both('National security', 'Diogelwch gwladol'),
    exemption: 'qualified',
    test: 'prejudice',
    usable: 'record',
    note: both(
      'Needs the national reviewer; not for information to which section 23 applies.',
      'Mae angen yr adolygydd cenedlaethol; nid ar gyfer gwybodaeth y mae adran 23 yn gymwys iddi.',
    ),
  },
  {
    code: 's27(1)',
    section: 27,
    limb: '(1)',
    title: both('International relations', 'Cysylltiadau rhyngwladol'),
    exemption: 'qualified',
    test: 'prejudice',
    usable: 'field',
  },
  {
    code: 's27(2)',
    section: 27,
    limb: '(2)',
    title: both(
      'Confidential information from another state',
      'Gwybodaeth gyfrinachol gan wladwriaeth arall',
    ),
    exemption: 'qualified',
    test: 'class',
    usable: 'field',
  },
  {
    code: 's30(1)',
    section: 30,
    limb: '(1)',
    title: both('Investigations and proceedings', 'Ymchwiliadau ac achosion'),
    exemption: 'qualified',
    test: 'class',
    usable: 'field',
    note: both(
      'Rarely right: a record is about a tool, not an investigation.',
      'Anaml y mae’n briodol: mae cofnod yn ymwneud ag offeryn, nid ag ymchwiliad.',
    ),
  },
  {
    code: 's30(2)',
    section: 30,
    limb: '(2)',
    title: both('Confidential sources', 'Ffynonellau cyfrinachol'),
    exemption: 'qualified',
    test: 'class',
    usable: 'field',
  },
  {
    code: 's31(1)(a)',
    section: 31,
    limb: '(1)(a)',
    title: both(`${s31}: prevention or detection of crime`, `${s31Cy}: atal neu ganfod troseddau`),
    exemption: 'qualified',
    test: 'prejudice',
    usable: 'field',
  },
  {
    code: 's31(1)(b)',
    section: 31,
    limb: '(1)(b)',
    title: both(`${s31}: apprehension or prosecution of offenders`, `${s31Cy}: dal neu erlyn troseddwyr`),
    exemption: 'qualified',
    test: 'prejudice',
    usable: 'field',
  },
  {
    code: 's31(1)(c)',
    section: 31,
    limb: '(1)(c)',
    title: both(`${s31}: administration of justice`, `${s31Cy}: gweinyddu cyfiawnder`),
    exemption: 'qualified',
    test: 'prejudice',
    usable: 'field',
  },
  {
    code: 's31(1)(e)',
    section: 31,
    limb: '(1)(e)',
    title: both(`${s31}: operation of immigration controls`, `${s31Cy}: gweithredu rheolaethau mewnfudo`),
    exemption: 'qualified',
    test: 'prejudice',
    usable: 'field',
  },
  {
    code: 's31(1)(f)',
    section: 31,
    limb: '(1)(f)',
    title: both(
      `${s31}: security and good order in prisons`,
      `${s31Cy}: diogelwch a threfn dda mewn carchardai`,
    ),
    exemption: 'qualified',
    test: 'prejudice',
    usable: 'field',
  },
  {
    code: 's31(1)(g)',
    section: 31,
    limb: '(1)(g)',
    title: both(
      `${s31}: regulatory and other functions`,
      `${s31Cy}: swyddogaethau rheoleiddio a swyddogaethau eraill`,
    ),
    exemption: 'qualified',
    test: 'prejudice',
    usable: 'field',
  },
  {
    code: 's38(1)(a)',
    section: 38,
    limb: '(1)(a)',
    title: both('Health of an individual', 'Iechyd unigolyn'),
    exemption: 'qualified',
    test: 'prejudice',
    usable: 'field',
  },
  {
    code: 's38(1)(b)',
    section: 38,
    limb: '(1)(b)',
    title: both('Safety of an individual', 'Diogelwch unigolyn'),
    exemption: 'qualified',
    test: 'prejudice',
    usable: 'field',
  },
  {
    code: 's40(2)',
    section: 40,
    limb: '(2)',
    title: both('Personal data', 'Data personol'),
    exemption: 'absolute',
    test: 'class',
    usable: 'field',
    note: both(
      'Write roles instead of names and it is seldom needed.',
      'Ysgrifennwch rolau yn lle enwau ac anaml y bydd ei angen.',
    ),
  },
  {
    code: 's41(1)',
    section: 41,
    limb: '(1)',
    title: both('Information provided in confidence', 'Gwybodaeth a ddarparwyd yn gyfrinachol'),
    exemption: 'absolute',
    test: 'class',
    usable: 'field',
    note: both(
      'Needs an actionable breach of confidence.',
      'Rhaid bod tor cyfrinachedd y gellid dwyn achos yn ei gylch.',
    ),
  },
  {
    code: 's42(1)',
    section: 42,
    limb: '(1)',
    title: both('Legal professional privilege', 'Braint broffesiynol gyfreithiol'),
    exemption: 'qualified',
    test: 'class',
    usable: 'field',
    note: both('The advice, not the fact that it was taken.', 'Y cyngor, nid y ffaith iddo gael ei geisio.'),
  },
  {
    code: 's43(1)',
    section: 43,
    limb: '(1)',
    title: both('Trade secret', 'Cyfrinach fasnachol'),
    exemption: 'qualified',
    test: 'class',
    usable: 'field',
  },
  {
    code: 's43(2)',
    section: 43,
    limb: '(2)',
    title: both('Commercial interests', 'Buddiannau masnachol'),
    exemption: 'qualified',
    test: 'prejudice',
    usable: 'field',
  },
  {
    code: 's44(1)',
    section: 44,
    limb: '(1)',
    title: both('Prohibited by law', 'Gwaharddwyd gan y gyfraith'),
    exemption: 'absolute',
    test: 'class',
    usable: 'field',
  },
] as const satisfies readonly Ground[]

/** A ground by its code, such as `s31(1)(a)`. */
export type FoiaBasis = (typeof FOIA_BASES)[number]['code']

const byCode = new Map<string, Ground>(FOIA_BASES.map((ground) => [ground.code, ground]))

/**
 * The ground of that code, undefined when there is none.
 *
 * @example
 * findGround('s31(1)(a)').exemption // => "qualified"
 */
export function findGround(code: string): Ground | undefined {
  return byCode.get(code)
}
