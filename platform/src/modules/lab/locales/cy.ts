// Geiriau'r Labordy yn Gymraeg: the words of the lab in Welsh, with the same keys as English.
import type { RunState } from '../domain/run.ts'
import type { en } from './en.ts'

const states: Readonly<Record<RunState, string>> = {
  queued: 'Yn aros',
  running: 'Yn cael ei fesur',
  measured: 'Wedi’i fesur',
  failed: 'Heb ei fesur',
}

const steps: Readonly<Record<string, string>> = {
  reading: 'Darllen y ffeil',
  counting: 'Cyfrif fesul grŵp',
  measuring: 'Cyfrifo mesurau a chyfyngau',
}

const formats: (typeof en)['form']['formats'] = {
  coco: { observations: 'y datgeliadau', truth: 'y gwirionedd sylfaenol' },
  trn: { observations: 'y ddamcaniaeth', truth: 'y cyfeirnod' },
  ctm: { observations: 'y ddamcaniaeth', truth: 'y cyfeirnod' },
  trec: { observations: 'y rhediad', truth: 'y dyfarniadau (qrels)' },
  inspect: { observations: 'y log' },
}

const otherFile = (name: string | null): string =>
  name === null ? '' : `. ${name} oedd yma; y ffeil arall ydyw, ac fe’i cadwyd fel honno`

export const cy: typeof en = {
  lab: 'Labordy',
  states,
  signed: 'Wedi’i lofnodi',
  about: {
    lead: 'Mae’r Labordy yn mesur pa mor aml y mae offeryn AI yn anghywir, ac i bwy. Mae’n gweithio o’r hyn a ddywedodd yr offeryn a’r hyn oedd yn wir.',
    how: 'Sut mae’n gweithio',
    steps: [
      'Mae heddlu, neu’r ganolfan, yn ysgrifennu cynllun cyn gweld y data: beth fydd yn cael ei fesur, ar gyfer pa grwpiau, a pha derfynau y mae’n eu gosod iddo’i hun.',
      'Daw â’r hyn a ddywedodd yr offeryn, yr hyn oedd yn wir, a’r grwpiau, mewn ffeil neu ddwy. Mae’r offeryn ei hun yn aros lle y mae.',
      'Mae’r peiriant yn mesur, ac yn rhoi pob ffigur gyda’i gyfwng, nifer yr achosion y tu ôl iddo, a’r hyn na ellid ei ddweud.',
      'Caiff y canlyniad ei lofnodi fel tystiolaeth, y gall yr heddlu ei hatodi i’w gofnod yn y gofrestr.',
    ],
    never:
      'Nid yw’r Labordy yn penderfynu a gaiff offeryn ei ddefnyddio. Mater i’r prif swyddog yw hynny, ac ef neu hi sy’n atebol amdano.',
    verify: 'Gwirio tystiolaeth eich hun',
    verifyText:
      'Mae llofnod â’r allwedd hon yn dweud bod peiriant y gwasanaeth hwn wedi cyfrifo’r canlyniad o’r cynllun a’r ffeil y mae eu crynodebau ynddo. Gall unrhyw un ei wirio, heb y gwasanaeth hwn:',
    key: 'Allwedd gyhoeddus y Labordy',
    keyId: 'Allwedd',
    download: 'Lawrlwytho’r allwedd',
    formats: 'Y fformatau',
    formatsText:
      'Mae fformatau cynlluniau, canlyniadau a thystiolaeth wedi’u cyhoeddi, fel y gall rhaglen arall eu hysgrifennu neu eu darllen.',
    planSchema: 'JSON Schema cynllun, fersiwn 1',
    resultSchema: 'JSON Schema canlyniad, fersiwn 1',
    comparisonSchema: 'JSON Schema cymhariaeth dwy system, fersiwn 1',
    stateSchema: 'JSON Schema cyflwr safle, fersiwn 1',
  },
  list: {
    title: 'Rhediadau',
    none: 'Nid oes rhediadau eto.',
    newRun: 'Rhediad newydd',
    caption: 'Rhediadau, y diweddaraf yn gyntaf',
    name: 'Rhediad',
    organisation: 'Sefydliad',
    state: 'Cyflwr',
    headline: 'Prif ffigur',
    asked: 'Gofynnwyd amdano',
    older: 'Rhediadau hŷn',
    newest: 'Y rhediadau diweddaraf',
    noFigure: '–',
    aboutLab: 'Am y Labordy, ei allwedd a’i fformatau',
    demonstration: 'arddangosiad',
  },
  form: {
    title: 'Rhediad newydd',
    lead: 'Pennwch y cynllun cyn edrych ar y data. Cedwir y cynllun gyda’r canlyniad, air am air.',
    plan: 'Cynllun',
    planHint: 'YAML. Ysgrifennwch ef yma, neu dewiswch ffeil isod, a fydd wedyn yn cymryd ei le.',
    planFile: 'Neu gynllun o ffeil (dewisol)',
    planFileHint: 'Ffeil .yaml o 256 KB ar y mwyaf.',
    files: {
      observations: {
        label: 'Arsylwadau',
        replace: 'Arsylwadau: ffeil arall (dewisol)',
        hint: (limit) =>
          `Y ffeil sy’n cynnwys yr hyn a ddywedodd yr offeryn a’r hyn oedd yn wir: CSV, Parquet neu JSON Lines, neu’r fformat y mae’r cynllun yn ei enwi. ${limit} ar y mwyaf. Fe’i darllenir yn lle’r ffeil y mae’r cynllun yn ei henwi (observations.file).`,
      },
      truth: {
        label: 'Ail ffeil, os yw’r cynllun yn enwi un (dewisol)',
        replace: 'Ail ffeil: un arall (dewisol)',
        hint: (limit) =>
          `Mae rhai fformatau yn cadw’r hyn oedd yn gywir mewn ffeil ar wahân, y mae’r cynllun yn ei henwi fel observations.truth: gwirionedd sylfaenol COCO, cyfeirnod NIST trn neu ctm, qrels TREC. ${limit} ar y mwyaf.`,
      },
    },
    formats,
    kept: (name, size) =>
      `Mae ${name} (${size}) wedi’i chadw. Dewiswch ffeil arall dim ond os ydych am ei disodli.`,
    example: 'Enghraifft o gynllun',
    submit: 'Mesur',
    problem: 'Mae problem',
    sending: 'Mae ffeil fawr yn cymryd amser i’w hanfon. Bydd y dudalen yn ateb pan fydd wedi cyrraedd.',
    warehouse: {
      title: 'Mesur lle mae’r arsylwadau',
      measure: (setting) =>
        `Yn yr heddlu, gyda ${setting} wedi’i osod i gyfeiriad y gronfa ddata, ar gyfer rôl sy’n gallu darllen yn unig. Mae’r cynllun yn aros fel y mae, ac nid oes yr un rhes yn gadael y gronfa ddata:`,
      attach:
        'Atodwch out/evidence.json i’r cofnod, gydag allwedd gyhoeddus pwy bynnag a’i llofnododd: agorwch y cofnod, yna Tystiolaeth, yna ffeil.',
      work: 'Eich gwaith',
      state:
        'Lle mae canlyniadau sawl heddlu i’w rhoi at ei gilydd, anfonwch gyfrifon yn lle ffigurau. Rhaid i’r cynllun ddweud sut y cedwir cyfrifon bach yn ôl (disclosure):',
    },
    errors: {
      noPlan: 'Ysgrifennwch gynllun, neu dewiswch ffeil sy’n cynnwys un',
      planTooLarge: 'Rhaid i’r cynllun fod yn 256 KB ar y mwyaf',
      planNotText: 'Rhaid i’r cynllun fod yn destun UTF-8',
      noObservations: 'Dewiswch y ffeil o arsylwadau',
      empty: (name) => `Mae’r ffeil ${name} yn wag. Dewiswch ffeil sy’n cynnwys arsylwadau`,
      tooLarge: (name, limit) =>
        `Mae’r ffeil ${name} yn fwy na ${limit}, y mwyaf y gellir ei anfon. Ni chadwyd dim ohoni. Hepgorwch golofnau nad yw’r cynllun yn eu henwi, neu anfonwch Parquet`,
      missing: {
        observations: (name, what, other) =>
          `Dewiswch ${what ?? 'yr arsylwadau'}: y ffeil y mae’r cynllun yn ei galw’n ${name} (observations.file)${otherFile(other)}`,
        truth: (name, what, other) =>
          `Dewiswch ${what ?? 'yr ail ffeil'}: y ffeil y mae’r cynllun yn ei galw’n ${name} (observations.truth)${otherFile(other)}`,
      },
      noSecond: (name) =>
        `Nid yw’r cynllun yn enwi ail ffeil, felly ni wneid dim â ${name}. Enwch hi yn y cynllun fel observations.truth, neu gadewch y maes hwn yn wag`,
      warehouse: (setting) =>
        `Cynllun: mae ei arsylwadau’n aros mewn cronfa ddata (${setting}), nad yw’r ffurflen hon byth yn ei chyrraedd. Mesurwch nhw lle maen nhw: dywedir sut o dan y cynllun`,
      gone: 'Nid yw’r ffeil a gadwyd ar gael i chi mwyach. Dewiswch hi eto',
      at: (line, column, message) =>
        line === undefined
          ? `Cynllun: ${message}`
          : `Cynllun, llinell ${line}${column === undefined ? '' : `, colofn ${column}`}: ${message}`,
    },
  },
  run: {
    waiting: 'Mae’r rhediad hwn yn aros ei dro. Bydd y dudalen yn edrych eto ohoni’i hun.',
    running: 'Mae’r rhediad hwn yn cael ei fesur. Bydd y dudalen yn edrych eto ohoni’i hun; cewch ei gadael.',
    progress: 'Cynnydd',
    share: (percent) => `${percent} wedi’i wneud`,
    steps,
    otherStep: 'Yn gweithio',
    attempt: (attempt, most) => `Cynnig ${attempt} o ${most}`,
    lookAgain: 'Edrych eto',
    failedInput: 'Nid oedd modd mesur y rhediad hwn',
    failedInputText: 'Nid yw’r cynllun a’r ffeil yn cyd-fynd. Ni ddyfalwyd dim. Dyma’r hyn a gafwyd:',
    file: 'Ffeil',
    where: 'Lle',
    what: 'Beth sydd o’i le',
    line: (line) => `llinell ${line}`,
    column: (column) => `colofn ${column}`,
    row: (row) => `rhes ${row}`,
    field: (field) => `‘${field}’`,
    whole: 'y ffeil gyfan',
    change: 'Newid y cynllun a rhedeg eto',
    failedInterrupted: 'Torrodd y rhediad hwn ar ei hanner',
    failedInterruptedText: (attempts) =>
      `Daeth y gwaith i ben ${attempts} gwaith cyn ei orffen, am reswm nad yw yn y cynllun nac yn y ffeil: rhy ychydig o gof, yn ôl pob tebyg, neu stopiwyd y gwasanaeth. Mae’r cynllun a’r ffeil wedi’u cadw.`,
    again: 'Ei redeg eto',
    againDone: 'Mae’r rhediad yn y ciw eto.',
    details: 'Y rhediad',
    plan: 'Cynllun',
    observations: 'Arsylwadau',
    truth: 'Ail ffeil',
    digest: (sha256) => `SHA-256 ${sha256}`,
    asked: 'Gofynnwyd amdano',
    demonstration: 'Wedi’i wneud ar gyfer yr arddangosiad',
  },
  result: {
    contents: 'Yn y canlyniad hwn',
    evidence: 'Tystiolaeth',
    signedText: 'Mae’r Labordy wedi llofnodi’r canlyniad hwn; ni all newid mwyach. Gellir ei atodi i gofnod.',
    unsignedText:
      'Mae llofnodi’n datgan bod y peiriant hwn wedi cyfrifo’r canlyniad hwn o’r cynllun hwn a’r ffeil hon, a dim mwy na hynny. Mae rhediad wedi’i lofnodi yn derfynol.',
    sign: 'Llofnodi fel tystiolaeth',
    signDone: 'Mae’r canlyniad wedi’i lofnodi fel tystiolaeth.',
    downloads: 'Lawrlwythiadau',
    files: {
      report: 'Yr adroddiad, yn un dudalen i’w darllen neu ei hargraffu (HTML)',
      result: 'Y canlyniad, fel data (JSON)',
      evidence: 'Y dystiolaeth wedi’i llofnodi (DSSE, JSON)',
      plan: 'Y cynllun, fel y’i rhoddwyd (YAML)',
    },
    verify: 'Gwiriwch y dystiolaeth gyda',
  },
}
