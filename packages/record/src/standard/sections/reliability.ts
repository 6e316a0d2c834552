// Reliability: how anybody knows that the tool works, on whose data it was shown, what is watched while it is
// used and what would stop it. The figures themselves live in the evidence files, which this section names.
import {
  always,
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

const independence = choice(
  option('supplier', 'The supplier of the tool', 'Cyflenwr yr offeryn'),
  option('force', 'The force itself', 'Yr heddlu ei hun'),
  option('other_force', 'Another force', 'Heddlu arall'),
  option('centre', 'The PoliceAI Lab', 'Labordy PoliceAI'),
  option('independent', 'An independent tester', 'Profwr annibynnol'),
)

const sha256 = code(64, {
  pattern: '^[0-9a-f]{64}$',
  message: both('64 characters, 0 to 9 and a to f', '64 nod, 0 i 9 ac a i f'),
})

const evidence = list(both('Test', 'Prawf'), 50, [
  policing(
    'title',
    both('Title', 'Teitl'),
    both('What was tested, on what.', 'Beth a brofwyd, ac ar beth.'),
    line(),
    always,
  ),
  policing(
    'finding',
    both('Finding in words', 'Y canfyddiad mewn geiriau'),
    both(
      'How often it was right and wrong, with the denominator, and for which groups it did worse.',
      'Pa mor aml yr oedd yn gywir ac yn anghywir, gyda’r enwadur, ac ar gyfer pa grwpiau yr oedd yn waeth.',
    ),
    prose(2000),
  ),
  policing(
    'evidence_sha256',
    both('Evidence digest (SHA-256)', 'Crynodeb cryptograffig y dystiolaeth (SHA-256)'),
    both(
      'Ties this entry to one evidence file. Filled in when a file is attached.',
      'Mae’n clymu’r eitem hon wrth un ffeil dystiolaeth. Caiff ei lenwi pan atodir ffeil.',
    ),
    sha256,
  ),
  policing(
    'tester',
    both('Tester', 'Profwr'),
    both(
      'The organisation and role that ran the test. Never a person’s name.',
      'Y sefydliad a’r rôl a gynhaliodd y prawf. Peidiwch byth â rhoi enw person.',
    ),
    line(),
    always,
  ),
  policing(
    'independence',
    both('Who the tester is', 'Pwy yw’r profwr'),
    both('How far the tester stands from the tool.', 'Pa mor bell y saif y profwr oddi wrth yr offeryn.'),
    independence,
    always,
  ),
  policing(
    'own_data',
    both('On this force’s own data', 'Ar ddata’r heddlu hwn ei hun'),
    both('Were the test data this force’s own?', 'Ai data’r heddlu hwn ei hun oedd y data prawf?'),
    yesNo('Ie', 'Nage'),
    always,
  ),
  policing(
    'date',
    both('Date of the test', 'Dyddiad y prawf'),
    both('The day on which the test ended.', 'Y diwrnod y daeth y prawf i ben.'),
    date,
    always,
  ),
  policing(
    'version_tested',
    both('Version tested', 'Fersiwn a brofwyd'),
    both(
      'The version of the tool, and of the model if it has its own.',
      'Fersiwn yr offeryn, a fersiwn y model os oes ganddo un ei hun.',
    ),
    code(),
    always,
  ),
  policing(
    'valid_until',
    both('Valid until', 'Dilys tan'),
    both(
      'After this day the record says that the evidence has lapsed.',
      'Ar ôl y diwrnod hwn bydd y cofnod yn dweud bod y dystiolaeth wedi dod i ben.',
    ),
    date,
    always,
  ),
])

export const reliability: Section = {
  key: 'reliability',
  title: both('Reliability and monitoring', 'Dibynadwyedd a monitro'),
  intro: both(
    'How often the tool is wrong, how that was found out, and what happens when it gets worse.',
    'Pa mor aml y mae’r offeryn yn anghywir, sut y canfuwyd hynny, a beth sy’n digwydd pan fydd yn gwaethygu.',
  ),
  fields: [
    policing(
      'tested_on_own_data',
      both('Tested on the force’s own data', 'Wedi’i brofi ar ddata’r heddlu ei hun'),
      both(
        'A tool that works elsewhere may not work here. “No” and “not yet” are honest answers and are shown as such.',
        'Efallai na fydd offeryn sy’n gweithio mewn man arall yn gweithio yma. Mae “nac ydy” a “ddim eto” yn atebion gonest ac fe’u dangosir felly.',
      ),
      choice(
        option('yes', 'Yes', 'Ydy'),
        option('no', 'No', 'Nac ydy'),
        option('not_yet', 'Not yet', 'Ddim eto'),
      ),
      { ...always, tier: 1 },
    ),
    policing(
      'test_evidence',
      both('Test evidence', 'Tystiolaeth profi'),
      both(
        'One entry for each test, whoever ran it and whatever it found.',
        'Un eitem ar gyfer pob prawf, pwy bynnag a’i cynhaliodd a beth bynnag a ganfuwyd.',
      ),
      evidence,
      { ...beforeUse, tier: 1 },
    ),
    policing(
      'known_limits',
      both('Known limits', 'Cyfyngiadau hysbys'),
      both(
        'Where the tool does badly or has not been tested: groups, conditions, kinds of material.',
        'Ble mae’r offeryn yn perfformio’n wael neu heb ei brofi: grwpiau, amodau, mathau o ddeunydd.',
      ),
      prose(3000),
      { ...beforeUse, tier: 1 },
    ),
    policing(
      'monitoring',
      both('Monitoring', 'Monitro'),
      both(
        'What is measured while the tool is used, by which role, how often, and who sees it.',
        'Beth sy’n cael ei fesur tra bo’r offeryn yn cael ei ddefnyddio, gan ba rôl, pa mor aml, a phwy sy’n ei weld.',
      ),
      prose(3000),
      beforeUse,
    ),
    policing(
      'retest_interval',
      both('Retest interval', 'Cyfnod ailbrofi'),
      both(
        'The longest time between two tests, in months. A new version is retested at once.',
        'Yr amser hwyaf rhwng dau brawf, mewn misoedd. Caiff fersiwn newydd ei hailbrofi ar unwaith.',
      ),
      { kind: 'number', minimum: 1, integer: true, unit: both('months', 'mis') },
      { ...beforeUse, phases: PHASES_OF_USE.filter((phase) => phase !== 'retired') },
    ),
    policing(
      'stop_criteria',
      both('Stop criteria', 'Meini prawf stopio'),
      both(
        'The measured limits that, once crossed, stop use or send it back for review; and the role that stops it.',
        'Y terfynau mesuredig sydd, o’u croesi, yn atal y defnydd neu’n ei anfon yn ôl i’w adolygu; a’r rôl sy’n ei atal.',
      ),
      prose(2000),
      { ...beforeUse, tier: 1 },
    ),
    policing(
      'contingency',
      both('If the tool is stopped', 'Os caiff yr offeryn ei atal'),
      both(
        'How the work goes on without it, from the same day.',
        'Sut mae’r gwaith yn parhau hebddo, o’r un diwrnod.',
      ),
      prose(2000),
      beforeUse,
    ),
  ],
}
