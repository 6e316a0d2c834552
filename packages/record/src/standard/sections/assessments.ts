// Assessments: what was examined before and during use, by which role, when, and what came of it. A security
// assessment is recorded as existing and nothing more: the list has no field into which its content could go.
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
  url,
} from '../define.ts'
import type { Section } from '../field.ts'

const type = choice(
  option('data_protection', 'Data protection impact assessment', 'Asesiad effaith diogelu data'),
  option('equality', 'Equality impact assessment', 'Asesiad effaith ar gydraddoldeb'),
  option('human_rights', 'Human rights assessment', 'Asesiad hawliau dynol'),
  option('community_impact', 'Community impact assessment', 'Asesiad effaith ar y gymuned'),
  option(
    'appropriate_policy_document',
    'Appropriate policy document',
    'Dogfen bolisi briodol',
    both('Data Protection Act 2018, section 42', 'Deddf Diogelu Data 2018, adran 42'),
  ),
  option('algorithmic_impact', 'Algorithmic impact assessment', 'Asesiad effaith algorithmig'),
  option('welsh_language', 'Welsh language impact assessment', 'Asesiad effaith ar y Gymraeg'),
  option('other', 'Another assessment', 'Asesiad arall'),
)

const status = choice(
  option('completed', 'Completed', 'Wedi’i gwblhau'),
  option('in_progress', 'In progress', 'Ar y gweill'),
  option('not_done', 'Not done', 'Heb ei wneud'),
  option('not_required', 'Judged not to be required', 'Barnwyd nad oes ei angen'),
)

const completed = { field: 'status', is: ['completed'] } as const

const assessment = [
  policing(
    'type',
    both('Type', 'Math'),
    both('What kind of assessment it is.', 'Pa fath o asesiad ydyw.'),
    type,
    always,
  ),
  policing(
    'status',
    both('Status', 'Statws'),
    both(
      'Where it stands. If it was not done, or judged not to be required, say why in the summary.',
      'Pa gam y mae wedi’i gyrraedd. Os na chafodd ei wneud, neu os barnwyd nad oes ei angen, dywedwch pam yn y crynodeb.',
    ),
    status,
    always,
  ),
  policing(
    'title',
    both('Title and version', 'Teitl a fersiwn'),
    both('As it stands on the document.', 'Fel y mae ar y ddogfen.'),
    line(),
  ),
  policing(
    'date',
    both('Date completed', 'Dyddiad cwblhau'),
    both('The day on which it was signed off.', 'Y diwrnod y’i cwblhawyd ac y’i llofnodwyd.'),
    date,
    { ...always, when: completed },
  ),
  policing(
    'author',
    both('Author', 'Awdur'),
    both(
      'The role that wrote it. Never a name.',
      'Y rôl a’i hysgrifennodd. Peidiwch byth â rhoi enw person.',
    ),
    line(),
  ),
  policing(
    'summary',
    both('Summary of findings', 'Crynodeb o’r canfyddiadau'),
    both(
      'What it found and what was changed because of it. Not needed where the whole document is public.',
      'Beth a ganfu a beth a newidiwyd o’i herwydd. Nid oes ei angen lle mae’r ddogfen gyfan yn gyhoeddus.',
    ),
    prose(3000),
  ),
  policing(
    'link',
    both('Public link', 'Dolen gyhoeddus'),
    both('Where the document can be read.', 'Ble gellir darllen y ddogfen.'),
    url,
  ),
  policing(
    'review',
    both('Next review', 'Adolygiad nesaf'),
    both('The day by which it is looked at again.', 'Y diwrnod erbyn pryd yr ailedrychir arno.'),
    date,
  ),
]

const advice = choice(
  option('support', 'Supported', 'Cefnogwyd'),
  option('support_with_conditions', 'Supported with conditions', 'Cefnogwyd gydag amodau'),
  option('revise', 'Asked for changes and to see it again', 'Gofynnwyd am newidiadau a’i weld eto'),
  option('not_supported', 'Not supported', 'Ni chefnogwyd'),
  option('no_view', 'Gave no view', 'Ni roddwyd barn'),
)

const ethics = [
  policing(
    'body',
    both('Body', 'Corff'),
    both('The committee or board that advised.', 'Y pwyllgor neu’r bwrdd a gynghorodd.'),
    line(),
    always,
  ),
  policing(
    'date',
    both('Date', 'Dyddiad'),
    both('The day of the advice.', 'Diwrnod y cyngor.'),
    date,
    always,
  ),
  policing(
    'advice',
    both('Advice', 'Cyngor'),
    both('The view the body took.', 'Barn y corff.'),
    advice,
    always,
  ),
  policing(
    'points',
    both('Main points', 'Prif bwyntiau'),
    both(
      'The conditions or concerns, in the body’s own sense.',
      'Yr amodau neu’r pryderon, yn ystyr y corff ei hun.',
    ),
    prose(3000),
  ),
  policing(
    'response',
    both('The force’s response', 'Ymateb yr heddlu'),
    both(
      'What the force did about each point, or why it did not.',
      'Beth a wnaeth yr heddlu ynghylch pob pwynt, neu pam na wnaeth.',
    ),
    prose(3000),
    always,
  ),
  policing(
    'link',
    both('Papers', 'Papurau'),
    both('Where the papers or minutes can be read.', 'Ble gellir darllen y papurau neu’r cofnodion.'),
    url,
  ),
]

const security = [
  policing(
    'assessor',
    both('Assessed by', 'Aseswyd gan'),
    both(
      'The organisation or role. Nothing of what it found.',
      'Y sefydliad neu’r rôl. Dim o’r hyn a ganfu.',
    ),
    line(),
    always,
  ),
  policing(
    'date',
    both('Date', 'Dyddiad'),
    both('The day on which it was finished.', 'Y diwrnod y’i gorffennwyd.'),
    date,
    always,
  ),
  policing(
    'version',
    both('Version assessed', 'Fersiwn a aseswyd'),
    both('The version of the tool.', 'Fersiwn yr offeryn.'),
    code(),
  ),
]

export const assessments: Section = {
  key: 'assessments',
  title: both('Assessments and advice', 'Asesiadau a chyngor'),
  intro: both(
    'What was examined, by whom and when, and what the force did about it.',
    'Beth a archwiliwyd, gan bwy a phryd, a beth a wnaeth yr heddlu yn ei gylch.',
  ),
  fields: [
    atrs(
      '2.5.1',
      'impact_assessments',
      both('Impact assessments', 'Asesiadau effaith'),
      both(
        'One entry for each, including those that are under way or were judged not to be required.',
        'Un eitem ar gyfer pob un, gan gynnwys y rhai sydd ar y gweill neu y barnwyd nad oes eu hangen.',
      ),
      list(both('Assessment', 'Asesiad'), 30, assessment),
      beforeUse,
    ),
    policing(
      'ethics_advice',
      both('Ethics advice', 'Cyngor moeseg'),
      both(
        'Advice from an ethics committee or independent advisory group, and what the force did with it. Leave empty if none was sought.',
        'Cyngor gan bwyllgor moeseg neu grŵp cynghori annibynnol, a’r hyn a wnaeth yr heddlu ag ef. Gadewch yn wag os na cheisiwyd cyngor.',
      ),
      list(both('Advice', 'Cyngor'), 20, ethics),
      { showEmpty: true },
    ),
    policing(
      'security_assessments',
      both('Security assessment', 'Asesiad diogelwch'),
      both(
        'That one was made, by whom and when. Its content never goes into a record.',
        'Bod un wedi’i wneud, gan bwy a phryd. Nid yw ei gynnwys byth yn mynd i gofnod.',
      ),
      list(both('Assessment', 'Asesiad'), 10, security),
      beforeUse,
    ),
  ],
}
