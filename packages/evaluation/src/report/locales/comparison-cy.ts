// Geiriau cymhariaeth dwy system, yn Gymraeg: the words of a comparison, in Welsh. The keys are those of `comparison-en.ts`.
import { type ComparisonText, other } from './comparison-en.ts'

export const comparisonCy: ComparisonText = {
  kicker: 'Dwy system ar yr un arsylwadau',
  title: (a, b) => `${a} neu ${b}`,
  systemA: (name) => `A: ${name}`,
  systemB: (name) => `B: ${name}`,
  intro: (a, b, pairs, cases) =>
    `A yw ${a}. B yw ${b}. Atebodd y ddwy yr un ${cases} (${pairs} ohonynt), ac ar y rheini’n unig y mae pob ffigur yma’n seiliedig.`,
  better: ({ figure, a, b, by, range }, side) =>
    `${figure}: ${side} sydd orau, o ${by} (${range}). ${a} yw’r ffigur ar gyfer A a ${b} ar gyfer B.`,
  differ: ({ figure, a, b, by, range }) =>
    `${figure}: mae gwahaniaeth o ${by} rhwng y ddwy (${range}). ${a} yw’r ffigur ar gyfer A a ${b} ar gyfer B.`,
  cannotTell: ({ figure, a, b, by, range }) =>
    `${figure}: ni all y data hyn ddweud pa un sydd orau. ${a} yw’r ffigur ar gyfer A a ${b} ar gyfer B; ${by} yw A namyn B (${range}). Nid yw hynny’n dangos bod y ddwy yr un fath.`,
  notCompared: (figure, reason) => `${figure}: heb ei gymharu (${reason}).`,
  groupGap: (attribute, figure, groups, side) =>
    `${figure}, yn ôl ${attribute}: ${side} sydd orau ar gyfer y canlynol: ${groups.join(', ')}; ar ôl addasu am fod sawl grŵp.`,
  noGroup: (attribute) =>
    `Yn ôl ${attribute}, ni all y data hyn ddweud mewn unrhyw grŵp pa un sydd orau o ran y ffigurau hyn.`,
  range: (level, low, high) => `cyfwng ${level}: ${low} i ${high}`,
  answers: {
    a_better: 'A sydd orau',
    b_better: 'B sydd orau',
    differ: 'Maent yn wahanol',
    cannot_tell: 'Ni ellir dweud',
    not_compared: 'Heb ei gymharu',
  },
  level: (level) =>
    `Cyfyngau ${level} y gwahaniaeth yw’r ystodau; mewn pwyntiau canran y mae gwahaniaethau rhwng canrannau. Ystyr “Ni ellir dweud” yw bod 0 o fewn y cyfwng neu, mewn grŵp, nad yw’r p wedi’i addasu yn cynnal y gwahaniaeth.`,
  unsaid: {
    scope:
      'Mae’r gymhariaeth yn dal ar gyfer yr achosion hyn. Ni ddangosir a fyddai achosion, lleoedd neu flynyddoedd eraill yn rhoi’r un ateb.',
    one: 'Nid yw bod un system yn well o ran un ffigur yn dweud y dylid ei defnyddio: y prif swyddog sydd i benderfynu hynny.',
    none: 'Nid yw’r cynllun yn enwi grwpiau, felly ni wyddys a yw un system yn well i rai pobl ac yn waeth i eraill.',
  },
  warnings: {
    rows_alone: ({ side, file, rows, examples }) =>
      `Nid oes gan ${rows} o resi ${side} (${file}) bartner â gwerth y gellir ei ddefnyddio yn y ffeil arall, ac fe’u gadewir allan (${examples}). Lle na roddodd ${other(side)} ateb iddynt, mae hynny o blaid ${other(side)}.`,
    units_alone: ({ side, file, units, called, examples }) =>
      `O ran ${side} (${file}), nid yw ${units} (${called}) yn y ffeil arall, ac fe’u gadewir allan (${examples}). Lle na roddodd ${other(side)} ateb iddynt, mae hynny o blaid ${other(side)}.`,
    groups_of_one: ({ attribute }) =>
      `Nid yw “${attribute}” ymhlith grwpiau cynllun B, felly ni chânt eu cymharu.`,
    groups_differ: ({ attribute, rows, examples }) =>
      `Mae “${attribute}” yn wahanol yn B i’r hyn ydyw yn A mewn ${rows} o’r parau (${examples}); cymerwyd rhai A.`,
  },
  reasons: {
    no_figure: () => 'nid oes gan un o’r ddwy ffigur yma',
    no_figure_in_both: () => 'nid oes gan y naill na’r llall ffigur yma',
    needs_rows: () => 'nid swm dros resi ydyw; rhowch gyfyngau dau werthusiad ochr yn ochr',
    one_unit: () =>
      'yn seiliedig ar un uned annibynnol yn unig: ni ellir dweud pa mor wahanol y byddai eraill',
    one_class: () => 'un dosbarth sydd gan bob achos',
    not_probabilities: () => 'nid tebygolrwyddau yw sgorau un o’r ddwy: mae rhai y tu allan i 0 i 1',
    too_few_trials: () => 'mae rhy ychydig o dreialon i ddangos cyfradd mor fach',
    part_without: () => 'heb ryw ran o’r unedau nid oes ffigur o’r fath',
    weighted_trials: () => 'mae’n cyfrif treialon cyfan, ac mae’r rhain wedi’u pwyso',
    no_interval: () => 'ni ellir cael cyfwng i’r gwahaniaeth o’r data hyn',
    few_resamples: () => 'nid oes ffigur o’r fath gan fwy nag un o bob deg o’i ailsamplau',
    below_minimum: ({ n, minimum }) =>
      `nifer yr achosion y tu ôl iddo yw ${n}, sy’n llai nag isafswm y cynllun, ${minimum}`,
  },
  table: {
    all: 'Pob ffigur, yr holl achosion',
    by: (attribute) => `Yn ôl ${attribute}`,
    figure: 'Ffigur',
    a: 'A',
    b: 'B',
    difference: 'A − B',
    p: 'p',
    adjusted: 'p wedi’i addasu',
    answer: 'Ateb',
    show: 'Dangos pob ffigur',
  },
  minimum: (n) =>
    `Ni chymherir ffigur sy’n seiliedig ar lai na ${n} o achosion; pennwyd yr isafswm yn y cynllun.`,
  multiplicity:
    'Mewn grwpiau, nid yw ateb yn sefyll ond lle mae’r p wedi’i addasu yn ôl Holm (1979, Scand J Stat 6:65–70), dros grwpiau un briodwedd, yn ei gynnal.',
  design: {
    units: (unit) => `Cymerwyd bod pob ${unit} yn annibynnol ar y lleill i gyd, gyda phopeth sydd ynddo.`,
    independent: 'Cymerwyd bod pob achos yn annibynnol ar y lleill i gyd.',
    clustered: (columns) =>
      `Cymerwyd bod achosion yn ddibynnol o fewn ${columns}, ac mae’r cyfyngau’n caniatáu ar gyfer hynny.`,
    weighted: (column) =>
      `Mae achosion yn cyfrif cynifer o weithiau ag y dywed ${column}, yn y ffigurau a’r cyfyngau.`,
    people:
      'Cymerwyd bod cymariaethau sy’n rhannu person yn ddibynnol ar ei gilydd (Aronow, Samii ac Assenova 2015, Polit Anal 23:564–577).',
  },
  others: {
    title: 'Yr un cwestiynau trwy ddulliau eraill',
    note: 'Maent yn tybio pethau eraill. Lle mae un ohonynt yn anghytuno â’r ateb uchod, rhowch lai o goel ar yr ateb.',
    method: 'Dull',
  },
  methods: {
    'newcombe-paired':
      'Rhoddir cyfwng Newcombe ar gyfer parau i wahaniaethau rhwng cyfrannau o’r un achosion (Newcombe 1998, Stat Med 17:2635–2650, dull 10).',
    'student-paired':
      'Rhoddir cyfwng Student i wahaniaethau rhwng cyfraddau, sgorau a chyfrannau a ddarllenir o symiau dros unedau, gydag amrywiant y gwahaniaeth rhwng unedau annibynnol trwy linelloli Taylor (Wolter 2007, Introduction to Variance Estimation, pennod 6).',
    'delong-paired':
      'Rhoddir cyfwng DeLong ar gyfer parau i arwynebeddau o dan y gromlin o’r un achosion (DeLong, DeLong a Clarke-Pearson 1988, Biometrics 44:837–845).',
    'obuchowski-paired':
      'Rhoddir cyfwng Obuchowski ar gyfer parau i arwynebeddau o dan y gromlin lle daw’r achosion mewn clystyrau; yr amrywiant rhwng clystyrau yw ei amrywiant (Obuchowski 1997, Biometrics 53:567–578).',
    mover:
      'Lle mae amrywiant y naill arwynebedd neu’r llall, neu eu gwahaniaeth, yn sero, cyfunir y ddau gyfwng fel pe baent yn annibynnol, sy’n eang (Zou a Donner 2008, Stat Med 27:1693–1702); p yw’r man lle byddai’r cyfwng hwnnw’n gorffen ar 0.',
    'bootstrap-paired':
      'Mae’r bŵtstrap mewn parau yn tynnu unedau annibynnol, pob un gyda’r hyn a wnaeth y ddwy system arni (Davison a Hinkley 1997, Bootstrap Methods and Their Application, adran 3.8).',
    'bootstrap-crossed':
      'Caiff ffigurau sgorau achosion mewn dau glystyriad sy’n croesi eu hailsamplu yn ôl y ddau ar unwaith (Owen 2007, Ann Appl Stat 1:386–411).',
    'bootstrap-people':
      'Caiff ffigurau sgorau cymariaethau sy’n rhannu pobl eu hailsamplu fesul person (Fogliato, Patil a Perona 2024, arXiv:2306.01198).',
    'jackknife-paired':
      'Cymerir ffigurau nad ydynt yn swm dros achosion eto heb bob un o sawl rhan o’r unedau, yr un fath i’r ddwy system: y jacknife dileu grŵp, gyda chyfwng Student (Kott 2001, J Off Stat 17:521–526).',
  },
  tests: {
    'mcnemar-mid-p':
      'Profir cyfrannau o’r un achosion trwy brawf McNemar gyda’r gwerth canol-p; mae’r un union yn y ffeil hefyd (Fagerland, Lydersen a Laake 2013, BMC Med Res Methodol 13:91).',
    'student-paired': 'Fe’u profir trwy brawf Student ar yr amrywiant hwnnw.',
    'delong-paired': 'Profir arwynebeddau o dan y gromlin trwy brawf DeLong ar gyfer parau.',
    'obuchowski-paired':
      'Profir arwynebeddau o dan y gromlin, lle daw’r achosion mewn clystyrau, ar yr amrywiant rhwng clystyrau.',
    'approximate-randomisation':
      'Mae hapgyfnewid bras yn cyfnewid yr hyn a wnaeth y ddwy system ar uned trwy daflu ceiniog, ac yn cyfrif pa mor aml y mae’r gwahaniaeth mor fawr ag yr oedd (Noreen 1989, Computer-Intensive Methods for Testing Hypotheses; Riezler a Maxwell 2005, gweithdy’r ACL, 57–64).',
    mapsswe:
      'Profir gwallau geiriau trwy barau cyfatebol o segmentau hefyd (MAPSSWE; Gillick a Cox 1989, ICASSP, 532–535).',
  },
  testNames: {
    'mcnemar-mid-p': 'McNemar, canol-p',
    'mcnemar-exact': 'McNemar, union',
    'student-paired': 'Student, mewn parau',
    'delong-paired': 'DeLong, mewn parau',
    'obuchowski-paired': 'Obuchowski, mewn parau',
    mover: 'o’r cyfwng',
    'bootstrap-paired': 'bŵtstrap mewn parau',
    'bootstrap-crossed': 'bŵtstrap croesedig',
    'bootstrap-people': 'bŵtstrap pobl',
    'jackknife-paired': 'jacknife mewn parau',
    'approximate-randomisation': 'hapgyfnewid bras',
    mapsswe: 'parau cyfatebol o segmentau',
  },
  plan: (side) => `Cynllun ${side}`,
  observations: (side) => `Arsylwadau ${side}`,
  units: {
    image: ['delwedd', 'delweddau'],
    topic: ['pwnc', 'pynciau'],
    entity: ['endid', 'endidau'],
    item: ['eitem', 'eitemau'],
  },
  pairs: 'Parau',
  pairsOf: (pairs, a, b) => `${pairs}, o ${a} rhes A a ${b} rhes B`,
}
