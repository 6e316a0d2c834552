// Summary: what a reader learns without scrolling. The title information and tier 1 of ATRS 4.0, and the kind of
// tool, which is how a reader finds others like it.
import {
  always,
  atrs,
  beforeUse,
  both,
  choice,
  date,
  email,
  line,
  option,
  policing,
  prose,
  several,
  url,
} from '../define.ts'
import { PHASES_OF_USE, type Section } from '../field.ts'

const phase = choice(
  option(
    'pre_deployment',
    'Pre-deployment',
    'Cyn defnyddio',
    both(
      'Being designed, bought or tested; not used in real work',
      'Yn cael ei ddylunio, ei brynu neu ei brofi; heb ei ddefnyddio mewn gwaith go iawn',
    ),
  ),
  {
    ...option(
      'pilot',
      'Pilot',
      'Peilot',
      both('A trial in real work, with an end date', 'Treial mewn gwaith go iawn, gyda dyddiad gorffen'),
    ),
    atrs: 'Beta/Pilot',
  },
  option(
    'private_beta',
    'Private beta',
    'Beta preifat',
    both('Used by a few invited teams', 'Yn cael ei ddefnyddio gan ychydig o dimau a wahoddwyd'),
  ),
  option(
    'public_beta',
    'Public beta',
    'Beta cyhoeddus',
    both(
      'Open to everybody it is meant for, still being changed',
      'Ar agor i bawb y bwriadwyd ef ar eu cyfer, ond yn dal i gael ei newid',
    ),
  ),
  option(
    'production',
    'Production',
    'Defnydd llawn',
    both('Part of everyday work', 'Yn rhan o’r gwaith bob dydd'),
  ),
  option('retired', 'Retired', 'Wedi’i ddirwyn i ben', both('No longer used', 'Heb ei ddefnyddio mwyach')),
)

const region = several(
  { ...option('uk', 'United Kingdom', 'Y Deyrnas Unedig'), atrs: 'UK' },
  option('england', 'England', 'Lloegr'),
  option('wales', 'Wales', 'Cymru'),
  option('scotland', 'Scotland', 'Yr Alban'),
  option('northern_ireland', 'Northern Ireland', 'Gogledd Iwerddon'),
  option('north_east', 'North East', 'Gogledd-ddwyrain Lloegr'),
  option('north_west', 'North West', 'Gogledd-orllewin Lloegr'),
  option('yorkshire_and_the_humber', 'Yorkshire and the Humber', 'Swydd Efrog a’r Humber'),
  option('east_midlands', 'East Midlands', 'Dwyrain Canolbarth Lloegr'),
  option('west_midlands', 'West Midlands', 'Gorllewin Canolbarth Lloegr'),
  option('east_of_england', 'East of England', 'Dwyrain Lloegr'),
  option('london', 'London', 'Llundain'),
  option('south_east', 'South East', 'De-ddwyrain Lloegr'),
  option('south_west', 'South West', 'De-orllewin Lloegr'),
)

const family = choice(
  option('case_file', 'Case file assistant', 'Cynorthwyydd ffeiliau achos'),
  option('disclosure', 'Disclosure assistant', 'Cynorthwyydd datgelu'),
  option('crime_data', 'Crime data integrity', 'Cywirdeb data troseddau'),
  option(
    'digital_media',
    'CCTV and digital media analysis',
    'Dadansoddi teledu cylch cyfyng a chyfryngau digidol',
  ),
  option('image_classification', 'Image identification and classification', 'Adnabod a dosbarthu delweddau'),
  option('live_facial_recognition', 'Live facial recognition', 'Adnabod wynebau byw'),
  option(
    'retrospective_facial_recognition',
    'Retrospective facial recognition',
    'Adnabod wynebau ôl-weithredol',
  ),
  option(
    'operator_facial_recognition',
    'Operator-initiated facial recognition',
    'Adnabod wynebau ar gais swyddog',
  ),
  option('number_plates', 'Number plate recognition', 'Adnabod platiau rhif'),
  option('transcription_translation', 'Transcription and translation', 'Trawsgrifio a chyfieithu'),
  option('general_assistant', 'General-purpose assistant', 'Cynorthwyydd cyffredinol'),
  option('contact', 'Public contact and 101 calls', 'Cyswllt â’r cyhoedd a galwadau 101'),
  option(
    'matching',
    'Matching of reports, stolen goods or people',
    'Paru adroddiadau, nwyddau wedi’u dwyn neu bobl',
  ),
  option('risk_assessment', 'Risk assessment of people or places', 'Asesu risg pobl neu leoedd'),
  option('redaction', 'Redaction', 'Golygu gwybodaeth o ddogfennau'),
  option(
    'deepfake_detection',
    'Detection of made or altered media',
    'Canfod cyfryngau ffug neu wedi’u newid',
  ),
  option('process_automation', 'Automation of office processes', 'Awtomeiddio prosesau swyddfa'),
  option('other', 'Another kind', 'Math arall'),
)

const everybody = { ...always, tier: 1 } as const

export const summary: Section = {
  key: 'summary',
  title: both('Summary', 'Crynodeb'),
  intro: both(
    'What the tool is, who uses it and how to ask about it. Written for somebody who has never heard of it.',
    'Beth yw’r offeryn, pwy sy’n ei ddefnyddio a sut i holi yn ei gylch. Wedi’i ysgrifennu ar gyfer rhywun nad yw erioed wedi clywed amdano.',
  ),
  publicIntro: both(
    'What the tool is, who uses it and how to ask about it.',
    'Beth yw’r offeryn, pwy sy’n ei ddefnyddio a sut i holi yn ei gylch.',
  ),
  fields: [
    atrs(
      '0.1',
      'title',
      both('Title', 'Teitl'),
      both(
        'The heading of the record. Name the tool and, if the name says little, add what it is for.',
        'Pennawd y cofnod. Enwch yr offeryn ac, os nad yw’r enw’n dweud llawer, ychwanegwch beth yw ei ddiben.',
      ),
      line(150),
      everybody,
    ),
    atrs(
      '0.2',
      'organisation_name',
      both('Organisation name', 'Enw’r sefydliad'),
      both(
        'The full name of the force or body that publishes this record and answers for the tool.',
        'Enw llawn yr heddlu neu’r corff sy’n cyhoeddi’r cofnod hwn ac sy’n atebol am yr offeryn.',
      ),
      line(150),
      everybody,
    ),
    atrs(
      '0.5',
      'one_sentence_description',
      both('One sentence description', 'Disgrifiad mewn un frawddeg'),
      both(
        'What the tool does, in one sentence that a neighbour would understand. It is the first thing on the page and in search results.',
        'Beth mae’r offeryn yn ei wneud, mewn un frawddeg y byddai cymydog yn ei deall. Dyma’r peth cyntaf ar y dudalen ac yn y canlyniadau chwilio.',
      ),
      line(250),
      everybody,
    ),
    policing(
      'tool_family',
      both('Kind of tool', 'Math o offeryn'),
      both(
        'Choose the closest. Readers use it to compare the same kind of tool across forces.',
        'Dewiswch yr agosaf. Mae darllenwyr yn ei ddefnyddio i gymharu’r un math o offeryn ar draws heddluoedd.',
      ),
      family,
      everybody,
    ),
    atrs(
      '0.3',
      'phase',
      both('Phase', 'Cam'),
      both(
        'Where the tool stands today. A change of phase needs a new version of the record.',
        'Pa gam y mae’r offeryn wedi’i gyrraedd heddiw. Pan fydd y cam yn newid, rhaid cael fersiwn newydd o’r cofnod.',
      ),
      phase,
      everybody,
    ),
    policing(
      'in_use_since',
      both('Used in real work since', 'Mewn defnydd go iawn ers'),
      both(
        'The first day on which the tool was used in real work.',
        'Y diwrnod cyntaf y defnyddiwyd yr offeryn mewn gwaith go iawn.',
      ),
      date,
      { ...beforeUse, tier: 1, phases: PHASES_OF_USE },
    ),
    policing(
      'in_use_until',
      both('Use ended, or ends, on', 'Daeth, neu daw, y defnydd i ben ar'),
      both(
        'For a retired tool, the last day of use. For a pilot, the day on which it is due to end.',
        'Ar gyfer offeryn sydd wedi’i ddirwyn i ben, diwrnod olaf y defnydd. Ar gyfer peilot, y diwrnod y disgwylir iddo orffen.',
      ),
      date,
      { ...beforeUse, tier: 1, phases: ['pilot', 'retired'] },
    ),
    atrs(
      '0.4',
      'region',
      both('Region', 'Rhanbarth'),
      both(
        'Where the people affected by the tool mostly live.',
        'Ble mae’r bobl y mae’r offeryn yn effeithio arnynt yn byw yn bennaf.',
      ),
      region,
      everybody,
    ),
    atrs(
      '1.1',
      'name',
      both('Name', 'Enw'),
      both(
        'The name of the tool as the force uses it, and the product name where that differs. Keep to it throughout.',
        'Enw’r offeryn fel y mae’r heddlu’n ei ddefnyddio, ac enw’r cynnyrch os yw’n wahanol. Cadwch at yr enw hwnnw drwy’r cofnod.',
      ),
      line(150),
      everybody,
    ),
    atrs(
      '1.2',
      'description',
      both('Description', 'Disgrifiad'),
      both(
        'Two or three plain sentences: what it is, and why the force uses it. How it works comes later.',
        'Dwy neu dair brawddeg syml: beth ydyw, a pham mae’r heddlu’n ei ddefnyddio. Daw sut mae’n gweithio yn nes ymlaen.',
      ),
      prose(1000),
      everybody,
    ),
    atrs(
      '1.3',
      'website_url',
      both('Website URL', 'Cyfeiriad gwefan'),
      both(
        'A public page with more about this use, if there is one. Leave it empty if there is none.',
        'Tudalen gyhoeddus â rhagor o wybodaeth am y defnydd hwn, os oes un. Gadewch yn wag os nad oes.',
      ),
      url,
      { tier: 1 },
    ),
    atrs(
      '1.4',
      'contact_email',
      both('Contact email', 'E-bost cyswllt'),
      both(
        'A team mailbox that is read every working day. Never the address of one person.',
        'Blwch post tîm sy’n cael ei ddarllen bob diwrnod gwaith. Peidiwch byth â rhoi cyfeiriad un person.',
      ),
      email,
      everybody,
    ),
  ],
}
