// Geiriau'r adroddiad, yn Gymraeg: the words of the report, in Welsh, written for a Welsh reader rather than
// word by word. The keys are those of `en.ts`; values from the plan stay in quotation marks, unmutated.
import type { Words } from './en.ts'

const measures: Words['measures'] = {
  accuracy: {
    name: 'Cywirdeb',
    meaning: () => 'o’r holl achosion, y rhai yr oedd y system yn gywir yn eu cylch',
  },
  true_positive_rate: {
    name: 'Cyfradd gwir bositif',
    meaning: ({ truth, positive }) => `o’r achosion lle’r oedd ${truth} yn ${positive}, y rhai a fflagiwyd`,
  },
  false_positive_rate: {
    name: 'Cyfradd positif ffug',
    meaning: ({ truth, positive }) =>
      `o’r achosion lle nad oedd ${truth} yn ${positive}, y rhai a fflagiwyd ar gam`,
  },
  true_negative_rate: {
    name: 'Cyfradd gwir negatif',
    meaning: ({ truth, positive }) =>
      `o’r achosion lle nad oedd ${truth} yn ${positive}, y rhai na fflagiwyd`,
  },
  false_negative_rate: {
    name: 'Cyfradd negatif ffug',
    meaning: ({ truth, positive }) => `o’r achosion lle’r oedd ${truth} yn ${positive}, y rhai a fethwyd`,
  },
  positive_predictive_value: {
    name: 'Gwerth rhagfynegol positif',
    meaning: ({ truth, positive }) => `o’r achosion a fflagiwyd, y rhai lle’r oedd ${truth} yn ${positive}`,
  },
  negative_predictive_value: {
    name: 'Gwerth rhagfynegol negatif',
    meaning: ({ truth, positive }) =>
      `o’r achosion na fflagiwyd, y rhai lle nad oedd ${truth} yn ${positive}`,
  },
  selection_rate: { name: 'Cyfradd fflagio', meaning: () => 'o’r holl achosion, y rhai a fflagiwyd' },
  prevalence: {
    name: 'Mynychder',
    meaning: ({ truth, positive }) => `o’r holl achosion, y rhai lle’r oedd ${truth} yn ${positive}`,
  },
  f1: {
    name: 'Sgôr F1',
    meaning: () => 'cymedr harmonig y gyfradd gwir bositif a’r gwerth rhagfynegol positif; 1 yw’r gorau',
  },
  area_under_roc: {
    name: 'Arwynebedd o dan y gromlin ROC',
    meaning: ({ truth, positive }) =>
      `pa mor aml y mae achos lle’r oedd ${truth} yn ${positive} yn cael sgôr uwch nag un lle nad oedd; hap yw 0.5`,
  },
  brier_score: {
    name: 'Sgôr Brier',
    meaning: () => 'cymedr sgwâr y pellter rhwng y sgôr a’r gwir; 0 yw’r gorau',
  },
}

const F1 =
  'Rhoddir y cyfwng anuniongyrchol ar gyfer sgorau F1, o gyfwng y mynegai Jaccard (Lam, Gopal a Qian 2024, arXiv:2309.14621).'

const methods: Words['methods'] = {
  wilson: 'Rhoddir cyfyngau sgôr Wilson ar gyfer cyfrannau (Wilson 1927, J Am Stat Assoc 22:209–212).',
  'clopper-pearson':
    'Rhoddir cyfyngau union Clopper–Pearson ar gyfer cyfrannau (Clopper a Pearson 1934, Biometrika 26:404–413).',
  jeffreys: 'Rhoddir cyfyngau Jeffreys ar gyfer cyfrannau (Brown, Cai a DasGupta 2001, Stat Sci 16:101–133).',
  'wilson-indirect': F1,
  'clopper-pearson-indirect': F1,
  'jeffreys-indirect': F1,
  delong:
    'Rhoddir cyfwng DeLong ar gyfer yr arwynebedd o dan y gromlin (DeLong, DeLong a Clarke-Pearson 1988, Biometrics 44:837–845).',
  'newcombe-mann-whitney':
    'Lle mae’r gromlin yn berffaith neu’n hollol groes, rhoddir cyfwng Newcombe ar gyfer ei harwynebedd (Newcombe 2006, Stat Med 25:559–573, dull 5).',
  'student-t': 'Rhoddir cyfwng t Student ar gyfer cymedrau (NIST/SEMATECH e-Handbook, 1.3.5.2).',
  newcombe:
    'Rhoddir cyfyngau sgôr hybrid Newcombe ar gyfer gwahaniaethau rhwng cyfrannau (Newcombe 1998, Stat Med 17:873–890, dull 10).',
  mover: 'Rhoddir cyfyngau MOVER ar gyfer gwahaniaethau eraill (Zou a Donner 2008, Stat Med 27:1693–1702).',
  katz: 'Rhoddir cyfyngau logarithmig Katz ar gyfer cymarebau (Katz ac eraill 1978, Biometrics 34:469–474).',
  'mover-ratio':
    'Rhoddir cyfyngau MOVER-R ar gyfer cymarebau nad yw dull Katz yn gymwys iddynt (Donner a Zou 2012, Stat Methods Med Res 21:347–359).',
}

const tests: Words['tests'] = {
  'fisher-exact': 'Cymherir cyfrannau trwy brawf union Fisher, dwy ochr.',
  delong: 'Cymherir arwynebeddau o dan y gromlin trwy brawf DeLong.',
  normal: 'Cymherir cymedrau trwy brawf normal, gydag amrywiant pob grŵp ei hun.',
}

const warnings: Words['warnings'] = {
  one_class: () => 'Un gwerth yn unig sydd i’r gwir yn y data hyn, felly ni ellir mesur rhai o’r cyfraddau.',
  one_decision: () => 'Rhoddwyd pob achos yn yr un dosbarth: gwiriwch y trothwy.',
  scores_not_probabilities: () =>
    'Nid tebygolrwyddau yw’r sgorau (mae rhai y tu allan i 0 i 1), felly nid oes sgôr Brier.',
  reference_chosen: (where) =>
    `Nid yw’r cynllun yn enwi grŵp cyfeirio yma, felly cymerwyd y grŵp mwyaf: ${where}.`,
  nothing_to_compare: () => 'Mae gan un o’r nodweddion lai na dau grŵp: ni chymherir dim yno.',
  curves_left_out: () => 'Cedwir cromliniau ROC y grwpiau mwyaf yn unig.',
}

export const cy: Words = {
  locale: 'cy-GB',
  measures,
  methods,
  tests,
  warnings,
  quote: (text) => `‘${text}’`,
  colon: (before, after) => `${before}: ${after}`,
  to: (low, high) => `${low} i ${high}`,
  of: (events, n) => `${events} o ${n}`,
  n: (n) => `n ${n}`,
  lessThan: (value) => `<${value}`,
  kicker: 'Canlyniad gwerthusiad',
  skip: 'Neidio at y canlyniad',
  version: (version) => `fersiwn ${version}`,
  measured: (system, truth, cases, file) =>
    `Cymharwyd ${system} â’r hyn a gofnodwyd fel y gwir (${truth}) ar gyfer ${cases} o achosion yn y ffeil ${file}.`,
  flaggedByScore: (score, threshold) => `Caiff achos ei fflagio lle mae ${score} yn ${threshold} neu fwy.`,
  flaggedByPrediction: (prediction, positive) =>
    `Caiff achos ei fflagio lle mae ${prediction} yn ${positive}.`,
  headline: {
    title: 'Yn gryno',
    falseAlarms: ({ truth, positive }, f) =>
      `O bob ${f.base} o achosion lle nad oedd ${truth} yn ${positive}, fflagiodd y system rhwng ${f.low} a ${f.high} ar gam.`,
    misses: ({ truth, positive }, f) =>
      `O bob ${f.base} o achosion lle’r oedd ${truth} yn ${positive}, methodd y system rhwng ${f.low} a ${f.high}.`,
    tooFew: (measure, n, minimum) =>
      `${measure}: rhy ychydig i ddweud. Mae ${n} o achosion i’w fesur arnynt; mae’r cynllun yn gofyn am ${minimum}.`,
    unmeasured: (measure, reason) => `${measure}: heb ei fesur (${reason}).`,
    gap: (g) =>
      `Y gwahaniaeth mwyaf rhwng grwpiau y mae’r data’n ei ddangos: yn ôl ${g.attribute}, ${g.measure.toLowerCase()} o ${g.value} ar gyfer ${g.group} ac o ${g.referenceValue} ar gyfer ${g.reference}, sef bwlch o ${g.difference} pwynt canran (${g.interval}).`,
    noGap:
      'Nid yw’r data’n dangos gwahaniaeth rhwng grwpiau yn y cyfraddau hyn. Nid yw hynny’n dangos nad oes un.',
    level: (level) =>
      `Cyfyngau ${level} yw’r ystodau: pa mor bell y gallai’r ffigur fod, trwy hap yn unig, o’r hyn y mae’r achosion hyn yn ei ddangos.`,
    interval: (level, interval) => `cyfwng ${level}: ${interval}`,
  },
  unsaid: {
    title: 'Yr hyn nad yw hwn yn ei ddangos',
    scope: (file) =>
      `Mae’r ffigurau’n dal ar gyfer yr achosion yn ${file}. Ni ddangosir a fyddai achosion, lleoedd neu flynyddoedd eraill yn rhoi’r un canlyniad.`,
    missing: (rows, total, column) => `Nid oes gwerth yn ${column} mewn ${rows} o’r ${total} rhes.`,
    leftOut: 'Maent wedi’u gadael allan o bob ffigur.',
    ownGroup: 'Maent yn sefyll fel grŵp ar wahân, na chaiff ei gymharu â’r un arall.',
    tooFew: (attribute, groups, minimum) =>
      `Yn ôl ${attribute}, mae un gyfradd neu fwy’n seiliedig ar lai na ${minimum} o achosion, sy’n rhy ychydig i ddweud: ${groups}.`,
    andMore: (count) => `a ${count} arall`,
    unmeasured: (measure, reason) => `${measure}: heb ei fesur, oherwydd ${reason}.`,
    noGroups: 'Nid yw’r cynllun yn enwi grwpiau, felly ni wyddys pwy sy’n dwyn y camgymeriadau.',
  },
  groups: {
    title: (attribute) => `Dibynadwyedd yn ôl ${attribute}`,
    caption: (attribute, level) => `Dibynadwyedd yn ôl ${attribute}, gyda chyfyngau ${level}`,
    group: 'Grŵp',
    all: 'Yr holl achosion',
    reference: 'cyfeirio',
    tooFew: 'Rhy ychydig i ddweud',
    notMeasured: 'Heb ei fesur',
    notApplicable: 'Amherthnasol',
    noReason: 'ni chofnodwyd rheswm',
  },
  forest: {
    title: (measure, attribute) => `${measure} yn ôl ${attribute}`,
    description: (overall, lowest, highest) =>
      `Yr holl achosion: ${overall}. Isaf: ${lowest}. Uchaf: ${highest}. Mae pob ffigur yn y tabl.`,
    none: 'Nid oes gan unrhyw grŵp ddigon o achosion i ddweud. Mae pob ffigur yn y tabl.',
    reading:
      'Y dot yw’r amcangyfrif, a’i linell yw’r cyfwng. Mae’r llinell doredig a’r band yn dangos yr holl achosion gyda’i gilydd. Mae dotiau gwag yn seiliedig ar rhy ychydig o achosion i ddweud.',
    overall: (value) => `pawb ${value}`,
  },
  roc: {
    title: 'Dewis y trothwy',
    plot: 'Cromlin ROC',
    x: 'Cyfradd positif ffug',
    y: 'Cyfradd gwir bositif',
    description: (operating) =>
      `Mae pob trothwy yn rhoi un pwynt: dod o hyd i fwy o achosion, am y pris o fflagio mwy ar gam. ${operating} Mae’r pwyntiau yn y tabl.`,
    operating: (threshold, { truth, positive }, tpr, fpr) =>
      `Ar drothwy’r cynllun, sef ${threshold}, mae’r system yn fflagio ${tpr} o’r achosion lle’r oedd ${truth} yn ${positive}, a ${fpr} o’r rhai lle nad oedd.`,
    mark: (threshold) => `trothwy ${threshold}`,
    chance: 'hap',
    table: 'Pwyntiau’r gromlin',
    tableSome: (shown, total) => `Pwyntiau’r gromlin: ${shown} o ${total}`,
    threshold: 'Trothwy',
    thresholdUsed: (threshold) => `${threshold} (y cynllun)`,
  },
  criteria: {
    title: 'Meini prawf a bennwyd cyn gweld y data',
    intro:
      'Meini prawf yr heddlu ei hun yw’r rhain. Maent yn dweud a gadwyd at derfyn yn y data hyn, nid a ddylid defnyddio offeryn.',
    none: 'Nid yw’r cynllun yn pennu meini prawf.',
    criterion: 'Maen prawf',
    observed: 'Yr hyn a welwyd',
    outcome: 'Canlyniad',
    at_most: (value) => `${value} ar y mwyaf`,
    at_least: (value) => `${value} o leiaf`,
    status: { met: 'Bodlonwyd', not_met: 'Ni fodlonwyd', not_shown: 'Ni ddangoswyd' },
    explanation: {
      met: 'Mae’r cyfwng cyfan o fewn y terfyn.',
      not_met: 'Mae’r cyfwng cyfan y tu hwnt i’r terfyn.',
      not_shown: 'Mae’r cyfwng yn croesi’r terfyn, felly mae’r achosion hyn yn rhy ychydig i ddweud.',
    },
  },
  disparities: {
    title: 'Gwahaniaethau rhwng grwpiau',
    intro: (level) =>
      `Pob grŵp o’i gymharu â’r grŵp cyfeirio, gyda chyfyngau ${level}. Mae gwahaniaeth o 0 a chymhareb o 1 yn golygu cyfraddau cyfartal. Mae’r p wedi’i addasu yn ystyried bod sawl grŵp yn cael eu cymharu ar unwaith.`,
    caption: (attribute, reference) => `Yn ôl ${attribute}, o’i gymharu â ${reference}`,
    difference: 'Gwahaniaeth (pwyntiau canran)',
    ratio: 'Cymhareb',
    unadjusted: (p) => `p ${p}`,
    adjusted: 'p wedi’i addasu',
    show: (count) => `Dangos ${count} cymhariaeth`,
  },
  overall: {
    title: 'Pob mesur, yr holl achosion',
    measure: 'Mesur',
    estimate: 'Amcangyfrif',
  },
  provenance: {
    methodsTitle: 'Dulliau',
    multiplicity:
      'Mae gwerthoedd p wedi’u haddasu yn dilyn Holm (1979, Scand J Stat 6:65–70), dros grwpiau un nodwedd, fesul mesur.',
    minimum: (minimum) =>
      `Nodir bod ffigur sy’n seiliedig ar lai na ${minimum} o achosion yn rhy ychydig i ddweud; pennwyd yr isafswm yn y cynllun.`,
    otherMethod: (method) => `Daw rhai cyfyngau o’r dull o’r enw “${method}”.`,
    title: 'O ble y daw hwn',
    plan: 'Cynllun',
    observations: 'Arsylwadau',
    digest: (value) => `SHA-256 ${value}`,
    bytes: (bytes) => `${bytes} beit`,
    rows: 'Rhesi',
    rowsUsed: (used, total) => `defnyddiwyd ${used} o ${total}`,
    engine: 'Peiriant',
    seed: 'Hedyn',
    time: 'Mesurwyd',
    closing:
      'Mae’r dudalen hon yn dweud beth a fesurwyd. Y prif swyddog sydd i benderfynu a ddylid defnyddio offeryn, a sut, ac i ateb dros hynny.',
  },
}
