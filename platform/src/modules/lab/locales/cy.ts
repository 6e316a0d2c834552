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

export const cy: typeof en = {
  lab: 'Labordy',
  states,
  signed: 'Wedi’i lofnodi',
  about: {
    lead: 'Mae’r Labordy yn mesur pa mor aml y mae offeryn AI yn anghywir, ac i bwy. Mae’n gweithio o’r hyn a ddywedodd yr offeryn a’r hyn oedd yn wir.',
    how: 'Sut mae’n gweithio',
    steps: [
      'Mae heddlu, neu’r ganolfan, yn ysgrifennu cynllun cyn gweld y data: beth fydd yn cael ei fesur, ar gyfer pa grwpiau, a pha derfynau y mae’n eu gosod iddo’i hun.',
      'Daw â ffeil sy’n cynnwys rhagfynegiadau’r offeryn, y gwir, a’r grwpiau. Mae’r offeryn ei hun yn aros lle y mae.',
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
    observations: 'Arsylwadau',
    observationsHint: (limit) =>
      `Y ffeil sy’n cynnwys yr hyn a ddywedodd yr offeryn a’r hyn oedd yn wir: CSV, Parquet neu JSON Lines, ${limit} ar y mwyaf. Fe’i darllenir yn lle’r ffeil y mae’r cynllun yn ei henwi.`,
    kept: (name, size) =>
      `Mae ${name} (${size}) wedi’i chadw. Dewiswch ffeil arall dim ond os ydych am ei disodli.`,
    replace: 'Arsylwadau: ffeil arall (dewisol)',
    example: 'Enghraifft o gynllun',
    submit: 'Mesur',
    problem: 'Mae problem',
    sending: 'Mae ffeil fawr yn cymryd amser i’w hanfon. Bydd y dudalen yn ateb pan fydd wedi cyrraedd.',
    errors: {
      noPlan: 'Ysgrifennwch gynllun, neu dewiswch ffeil sy’n cynnwys un',
      planTooLarge: 'Rhaid i’r cynllun fod yn 256 KB ar y mwyaf',
      planNotText: 'Rhaid i’r cynllun fod yn destun UTF-8',
      noObservations: 'Dewiswch y ffeil o arsylwadau',
      empty: (name) => `Mae’r ffeil ${name} yn wag. Dewiswch ffeil sy’n cynnwys arsylwadau`,
      tooLarge: (name, limit) =>
        `Mae’r ffeil ${name} yn fwy na ${limit}, y mwyaf y gellir ei anfon. Ni chadwyd dim ohoni. Hepgorwch golofnau nad yw’r cynllun yn eu henwi, neu anfonwch Parquet`,
      warehouse:
        'Cynllun: ffeil y mae’r ffurflen hon yn ei chymryd. Mesurir arsylwadau sy’n aros mewn cronfa ddata lle maen nhw, gyda’r gorchymyn policeai evaluate',
      twoFiles:
        'Cynllun: un ffeil y mae’r ffurflen hon yn ei chymryd, ac mae’r cynllun yn enwi ail un (observations.truth). Mesurwch hi gyda’r gorchymyn policeai evaluate',
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
