// Geiriau'r adroddiad, yn Gymraeg: the words of the report, in Welsh, written for a Welsh reader rather than
// word by word. The keys are those of `en.ts`; values from the plan stay in quotation marks, unmutated.
import type { FindingCode, ReasonCode, WarningCode } from '../../result/index.ts'
import { FLAGGED } from '../../tasks/words.ts'
import { capitalised, type Words } from './en.ts'

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
  'delong-logit':
    'Lle nad oes ond ychydig o achosion allan o drefn, rhoddir cyfwng ar y raddfa logit ar gyfer yr arwynebedd o dan y gromlin, gydag amrywiant DeLong a dosraniad Student (Qin a Hotilovac 2008, Stat Methods Med Res 17:207–221).',
  obuchowski:
    'Rhoddir cyfwng Student, gydag amrywiant Obuchowski, ar gyfer yr arwynebedd o dan y gromlin pan fo’r achosion yn glystyrog (Obuchowski 1997, Biometrics 53:567–578).',
  logit:
    'Rhoddir y cyfwng logit ar gyfer y trachywiredd cyfartalog (Boyd, Eng a Page 2013, ECML PKDD, LNCS 8190:451–466).',
  'newcombe-mann-whitney':
    'Lle mae’r gromlin yn berffaith neu’n hollol groes, neu lle nad oes bron yr un achos allan o drefn, rhoddir cyfwng Newcombe ar gyfer ei harwynebedd (Newcombe 2006, Stat Med 25:559–573, dull 5).',
  'wilson-effective-n':
    'Rhoddir cyfwng Wilson gyda nifer effeithiol yr achosion ar gyfer cyfrannau o achosion clystyrog neu bwysedig (Korn a Graubard 1998, Surv Methodol 24:193–201).',
  'rule-of-3':
    'Lle nad oes yr un gwall ymhlith cymariaethau sy’n rhannu pobl, rheol 3 yw’r terfyn uchaf (ISO/IEC 19795-1:2021); mae’n iawn os nad yw’r gwallau’n casglu o gwmpas ychydig o bobl.',
  'vertex-bootstrap':
    'Rhoddir cyfyngau canradd o ailsamplu’r bobl a gymharwyd, gyda dychweliad (Snijders a Borgatti 1999, Connections 22:161–170).',
  'double-or-nothing-bootstrap':
    'Rhoddir cyfyngau canradd o ailsamplu’r bobl a gymharwyd, dwbl neu ddim (Owen ac Eckles 2012, Ann Appl Stat 6:895–927).',
  'score-over-thresholds':
    'Mae gan gyfraddau y darllenwyd eu trothwy o’r un data derfynau sgôr sy’n caniatáu ar gyfer hynny: pob cyfradd y gall y ddau wall ei chael gyda’i gilydd wrth ryw drothwy (Wilson 1927, J Am Stat Assoc 22:209–212, gyda’r trothwy wedi’i broffilio allan).',
  'weighed-wilson':
    'Mae terfynau cost canfod yn dilyn o derfynau Wilson y ddwy gyfradd gwallau, wedi’u pwyso, eu sgwario a’u hadio (Zou a Donner 2008, Stat Med 27:1693–1702).',
  'score-effective-events':
    'Rhoddir cyfyngau sgôr gyda’r nifer effeithiol o ddigwyddiadau, yn ôl yr amrywiant rhwng unedau annibynnol, ar gyfer cyfraddau digwyddiadau (Brown, Cai a DasGupta 2003, Stat Sin 13:19–49; McCullagh a Nelder 1989, Generalized Linear Models, adran 6.2.3).',
  linearised:
    'Rhoddir cyfwng Student, gyda’r amrywiant rhwng unedau annibynnol trwy linelloli Taylor, ar gyfer mesurau cyfansawdd (Wolter 2007, Introduction to Variance Estimation, pennod 6).',
  'multinomial-bootstrap':
    'Rhoddir cyfyngau canradd o bŵtstrap multinomaidd union o’r cyfrifon ar gyfer mesurau heb gyfwng ar ffurf gaeedig (Efron a Tibshirani 1993, An Introduction to the Bootstrap, pennod 13), wedi’u lledu lle mae’r rhain yn brin (Hesterberg 2015, Am Stat 69:371–386).',
  'cluster-bootstrap':
    'Rhoddir cyfyngau canradd o bŵtstrap unedau annibynnol cyfan ar gyfer mesurau heb gyfwng ar ffurf gaeedig (Davison a Hinkley 1997, Bootstrap Methods and Their Application, adran 3.8), wedi’u lledu lle mae’r rhain yn brin (Hesterberg 2015, Am Stat 69:371–386).',
  hypergeometric:
    'Rhoddir y cyfwng hypergeometrig union ar gyfer yr hyn y mae sampl a dynnwyd heb ei ddychwelyd yn ei ddweud am bentwr (Wright 1991, Exact Confidence Bounds when Sampling from Small Finite Universes).',
  'stratified-mover':
    'Lle samplwyd sawl pentwr, pob un ar ei ben ei hun, cyfunir eu cyfyngau union trwy MOVER (Zou, Huang a Zhang 2009, Comput Stat Data Anal 53:1080–1085).',
  'held-back-bounds':
    'Lle mae safle wedi cadw cyfrif yn ôl neu ei dalgrynnu, mae’r cyfwng yn cynnwys pob gwerth y gall y cyfrif ei gael, o derfyn isaf y lleiaf i derfyn uchaf y mwyaf, a chanol y ddau yw’r ffigur.',
  'wilson-units':
    'Lle nad oes dim yn wahanol rhwng unedau, ni fyddai’r un ailsampl yn wahanol chwaith: rhoddir terfynau Wilson ar gyfer dim digwyddiad mewn cynifer o unedau.',
  'wilson-chance':
    'Lle nad oes dwy farn yn wahanol, ni fyddai’r un ailsampl yn wahanol ychwaith: mae gan gytundeb y tu hwnt i hap derfyn isaf cyfwng Wilson ar gyfer unedau heb wahaniaeth, gyda chytundeb trwy hap fel y’i cafwyd.',
  'student-t': 'Rhoddir cyfwng t Student ar gyfer cymedrau (NIST/SEMATECH e-Handbook, 1.3.5.2).',
  newcombe:
    'Rhoddir cyfyngau sgôr hybrid Newcombe ar gyfer gwahaniaethau rhwng cyfrannau (Newcombe 1998, Stat Med 17:873–890, dull 10).',
  mover: 'Rhoddir cyfyngau MOVER ar gyfer gwahaniaethau eraill (Zou a Donner 2008, Stat Med 27:1693–1702).',
  katz: 'Rhoddir cyfyngau logarithmig Katz ar gyfer cymarebau (Katz ac eraill 1978, Biometrics 34:469–474).',
  'score-ratio': 'Rhoddir cyfyngau sgôr Koopman ar gyfer cymarebau (Koopman 1984, Biometrics 40:513–517).',
  'mover-ratio':
    'Rhoddir cyfyngau MOVER-R ar gyfer cymarebau nad yw dull Katz yn gymwys iddynt (Donner a Zou 2012, Stat Methods Med Res 21:347–359).',
}

const tests: Words['tests'] = {
  'fisher-exact': 'Cymherir cyfrannau trwy brawf union Fisher, dwy ochr.',
  delong: 'Cymherir arwynebeddau o dan y gromlin trwy brawf DeLong.',
  mover:
    'Cymherir ffigurau eraill trwy’r prawf sy’n cyd-fynd â’u cyfwng MOVER: mae p yn is nag 1 llai’r lefel yn union lle nad yw’r cyfwng yn cynnwys 0 (Zou a Donner 2008, Stat Med 27:1693–1702, hafaliad 3).',
  bootstrap: 'Cymherir ffigurau heb ffurf gaeedig trwy eu hailadroddiadau bŵtstrap.',
}

function operatingSentence(values: Readonly<Record<string, string>>): string {
  const { kind, attribute, groups, small, at_most, at_least, lowest, highest } = values
  const limits = [
    ...(at_most === '' ? [] : [`cyfradd positif ffug o ${at_most} ar y mwyaf`]),
    ...(at_least === '' ? [] : [`cyfradd gwir bositif o ${at_least} o leiaf`]),
  ].join(' a ')
  const where = attribute === '' ? 'ar gyfer pob achos' : `ym mhob grŵp yn ôl “${attribute}” (${groups})`
  const left = small === '0' ? '' : ` Gadawyd allan grwpiau sy’n rhy fach i ddweud (${small}).`
  const thresholds = lowest === highest ? `y trothwy ${lowest}` : `trothwyon o ${lowest} i ${highest}`
  const said: Readonly<Record<string, string>> = {
    met: `mae’r data’n ei ddangos ar gyfer ${thresholds}, yn ôl bandiau sy’n dal ar gyfer pob trothwy ar unwaith.`,
    by_estimates_only: `yn ôl yr amcangyfrifon, ar gyfer ${thresholds}, ond ni all y data hyn ei ddangos ar gyfer yr un.`,
    none: 'nid ar unrhyw drothwy, hyd yn oed yn ôl yr amcangyfrifon.',
    not_measured: 'ni ellir dweud, gan fod dosbarth neu’r holl sgorau ar goll.',
  }
  return `Gofynnwyd am ${limits} ${where}: ${said[kind ?? ''] ?? ''}${left}`
}

const warnings = {
  missing_values: ({ column, rows, total }) =>
    `Nid oes gwerth yn “${column}” mewn ${rows} o’r ${total} rhes.`,
  group_not_recorded: ({ attribute, group, rows }) =>
    `Yn ôl “${attribute}”, saif ${rows} o’r rhesi fel “${group}” am fod gwerth ar goll; ni chymherir y rhain â’r un grŵp.`,
  too_few: ({ attribute, group, n, minimum }) =>
    `Yn ôl “${attribute}”, mae ${n} o achosion yn y grŵp “${group}”, sy’n llai nag isafswm y cynllun, ${minimum}: rhy ychydig i ddweud.`,
  one_class: ({ column, without }) =>
    without === 'positive'
      ? `Nid yw “${column}” byth yn bositif yn ôl y cynllun, felly ni ellir mesur cyfraddau ymhlith yr achosion positif. Gwiriwch “positive” yn y cynllun.`
      : `Mae “${column}” yn bositif ym mhob rhes, felly ni ellir mesur cyfraddau ymhlith yr achosion negatif.`,
  one_decision: ({ decision }) =>
    `Barnwyd bod pob achos yn ${decision === 'positive' ? 'bositif' : 'negatif'}: gwiriwch y trothwy.`,
  class_absent: ({ column, key }) =>
    `Nid oes gan “${column}” byth werth y mae’r cynllun yn ei enwi o dan “${key}”: mae pob rhes yn cyfrif fel un o’r lleill. Gwiriwch “${key}” yn y cynllun.`,
  people_not_named: () =>
    'Nid yw’r cynllun yn dweud pwy a gymharwyd (`subject_a`, `subject_b`), felly cymerwyd bod pob cymhariaeth yn annibynnol: os yw cymariaethau’n rhannu pobl, mae’r cyfyngau’n rhy gul.',
  scores_not_probabilities: () =>
    'Nid tebygolrwyddau yw’r sgorau (mae rhai y tu allan i 0 i 1), felly nid oes sgôr Brier.',
  reference_chosen: ({ attribute, reference, given }) =>
    given === 'part'
      ? `Nid yw’r cynllun yn enwi ond rhan o’r grŵp cyfeirio ar gyfer “${attribute}”, felly cymerwyd y grŵp mwyaf sy’n cyd-fynd â hi: “${reference}”.`
      : `Nid yw’r cynllun yn enwi grŵp cyfeirio ar gyfer “${attribute}”, felly cymerwyd y grŵp mwyaf: “${reference}”.`,
  nothing_to_compare: ({ attribute }) => `Mae gan “${attribute}” lai na dau grŵp: ni chymherir dim.`,
  sites_held_back: ({ sites, of }) =>
    `O’r ${of} safle, cadwodd ${sites} gyfrifon bach yn ôl cyn iddynt adael. Rhoddir terfynau ar gyfer yr hyn y mae eu hangen arno, neu nis mesurir.`,
  counts_rounded: ({ to }) =>
    `Talgrynnwyd pob cyfrif i luosrif o ${to} yn ei safle. Saif y ffigurau rhwng y terfynau y mae hynny’n eu gadael; nid oes yr un yn union.`,
  rows_held_back: ({ sites }) =>
    `Ni wyddys sawl rhes sydd heb werth yn achos ${sites} o’r safleoedd: cadwyd y nifer yn ôl.`,
  clusters_by_site: ({ column }) =>
    `Mae’r un “${column}” mewn dau safle yn cyfrif fel dau: ni ellir gweld a oes unrhyw un mewn sawl safle.`,
  runs_stay: ({ column }) =>
    `Nid yw’r tablau yn ôl rhediad (“${column}”) mewn canlyniad cyfun: mae gan bob safle ei rediadau a’i fewnbynnau ei hun, a gall ddangos ei dablau ei hun drwy werthuso yno.`,
  answers_differ: ({ differ, inputs, share, low, high }) =>
    `Atebodd y cynnyrch ${differ} o’r ${inputs} mewnbwn yn wahanol o rediad i rediad (${share}%, cyfwng ${low}% i ${high}%): mae ffigur o un rhediad yn un o sawl un y gallai fod wedi’i roi.`,
  runs_incomplete: ({ partial, inputs, runs }) =>
    `Nid oes ateb i ${partial} o’r ${inputs} mewnbwn yn rhai o’r ${runs} rhediad, ac fe’u gadewir allan lle cymherir rhediadau â’i gilydd.`,
  curves_left_out: ({ kept, left }) =>
    `Cedwir cromliniau ROC y ${kept} grŵp mwyaf; nid oes cromlin gan ${left} arall.`,
  scores_in_bins: ({ bins, area_low, area_high, precision_low, precision_high }) =>
    `Cyfunwyd y sgorau mewn biniau (${bins}), a thrinnir sgorau’r un bin fel rhai cyfartal: saif gwerth y sgorau eu hunain rhwng ${area_low} a ${area_high} ar gyfer yr arwynebedd o dan y gromlin ROC, a rhwng ${precision_low} a ${precision_high} ar gyfer y trachywiredd cyfartalog.`,
  operating_point: (values) => operatingSentence(values),
  words_ignored: ({ n }) => `Mae ${n} o eiriau y tu allan i’r darn sy’n cael ei sgorio; fe’u hanwybyddwyd.`,
  log_incomplete: () => `Nid yw’r log yn gyflawn: gall fod samplau ar goll.`,
  samples_in_error: ({ n }) => `Daeth ${n} o samplau i ben â gwall; nid oes sgôr ganddynt.`,
  values_not_numbers: ({ n }) => `Nid rhifau yw ${n} o werthoedd; cedwir hwy fel testun.`,
  several_scorers: ({ n }) =>
    `Mae ${n} o sgorwyr yn y log, a rhes i bob un: heb “scorer” yn y cynllun, mae pob sampl yn cyfrif ${n} o weithiau.`,
  last_line_open: ({ file }) =>
    `Nid yw’r ffeil “${file}” yn gorffen â thoriad llinell: os cafodd ei thorri’n fyr, nid yw ei rhes olaf yn gyfan.`,
} satisfies Record<WarningCode | FindingCode, Words['warnings'][string]>

const reasons = {
  no_observation: () => 'nid oes unrhyw achos',
  no_positive: () => 'nid oes unrhyw achos sy’n bositif mewn gwirionedd',
  no_negative: () => 'nid oes unrhyw achos sy’n negatif mewn gwirionedd',
  none_classed_positive: () => 'ni farnwyd bod unrhyw achos yn bositif',
  none_classed_negative: () => 'ni farnwyd bod unrhyw achos yn negatif',
  no_positive_at_all: () => 'nid oes unrhyw achos positif, na mewn gwirionedd nac yn ôl y system',
  no_score: () => 'rhagfynegiad sydd yn y cynllun, nid sgôr',
  not_probabilities: () => 'nid tebygolrwyddau yw’r sgorau: mae rhai y tu allan i 0 i 1',
  below_minimum: ({ n, minimum }) =>
    `nifer yr achosion y tu ôl i’r ffigur yw ${n}, sy’n llai nag isafswm y cynllun, ${minimum}`,
  interval_spans_limit: () => 'mae’r cyfwng yn croesi’r terfyn',
  reference_is_zero: () => 'dim cymhareb: 0 yw’r gyfradd gyfeirio',
  reference_may_be_zero: () =>
    'dim cymhareb: gallai’r gyfradd gyfeirio fod yn 0, felly nid oes terfyn uchaf i’r gymhareb',
  ratio_by_mover: () =>
    'mae angen digwyddiadau a’u habsenoldeb yn y ddau grŵp ar gyfwng Katz: MOVER-R ar derfynau Wilson',
  no_denominator: () => 'nid oes dim i’w gyfrif yn ei erbyn',
  one_value_only: () => 'yr un gwerth sydd gan bob achos, felly nid oes ystyr iddo',
  needs_rows: () => 'mae angen y rhesi eu hunain arno, ac fe’i cyfunwyd neu fe’i cyfrifwyd hebddynt',
  too_few_trials: () => 'mae rhy ychydig o dreialon i ddangos cyfradd mor fach',
  not_asked: () => 'nid yw’r cynllun yn rhoi’r hyn sydd ei angen arno',
  no_interval: () => 'nid oes cyfwng gan un o’r ddau, felly nid oes un gan eu cymhariaeth',
  no_ratio_below_zero: () => 'dim cymhareb: gall y ffigur fod yn is na 0',
  held_back: ({ sites }) =>
    `cadwyd cyfrifon sydd eu hangen arno yn ôl, neu fe’u talgrynnwyd (safleoedd: ${sites})`,
  one_unit: () => 'yn seiliedig ar un uned annibynnol yn unig: ni ellir dweud pa mor wahanol y byddai eraill',
  ratings_differ: () => 'mae gan eitemau niferoedd gwahanol o farnau',
  not_two_raters: () => 'mae’n perthyn i union ddau farnwr, heb fod yr un ohonynt yn cael ei fesur',
  needs_independent: () =>
    'fe’i diffinnir yma ar gyfer achosion annibynnol o bwysau cyfartal, ac nid felly y mae’r rhain',
} satisfies Record<ReasonCode, Words['reasons'][string]>

export const cy: Words = {
  locale: 'cy-GB',
  methods,
  tests,
  warnings,
  reasons,
  columnWords: ({ truth, positive }) => ({
    cases: 'achosion',
    all: 'yr holl achosion',
    positives: `achosion lle’r oedd ${truth} yn ${positive}`,
    negatives: `achosion lle nad oedd ${truth} yn ${positive}`,
    flagged: FLAGGED.cy,
  }),
  taskWords: ({ cases, positives = cases, negatives = cases }) => ({
    cases,
    all: `${cases} i gyd`,
    positives,
    negatives,
    flagged: FLAGGED.cy,
  }),
  ownWords: ({ cases, positives, negatives, flagged = FLAGGED.cy }) => ({
    cases,
    all: `${cases} i gyd`,
    positives,
    negatives,
    flagged,
  }),
  quote: (text) => `‘${text}’`,
  colon: (before, after) => `${before}: ${after}`,
  to: (low, high) => `${low} i ${high}`,
  of: (events, n) => `${events} o ${n}`,
  n: (n) => `n ${n}`,
  lessThan: (value) => `<${value}`,
  kicker: 'Canlyniad gwerthusiad',
  skip: 'Neidio at y canlyniad',
  version: (version) => `fersiwn ${version}`,
  inFile: (file) => `yn y ffeil ${file}`,
  inTable: (table) => `yn nhabl ${table} y gronfa ddata`,
  atSites: (sites) => `yn ${sites} o’r safleoedd lle’r arhosodd y rhesi`,
  measured: (system, truth, n, { cases }, where) =>
    `Cymharwyd ${system} â’r hyn a gofnodwyd fel y gwir (${truth}) ${where} (${cases}: ${n}).`,
  measuredTask: (system, n, { cases }, where) => `Mesurwyd ${system} ${where} (${cases}: ${n}).`,
  meant: ({ positives }, { truth, positive }) =>
    `${capitalised(positives)}: y rhai lle mae ${truth} yn ${positive}.`,
  flaggedByScore: ({ cases, flagged }, score, threshold) =>
    `Caiff ${cases} ${flagged} lle mae ${score} yn ${threshold} neu fwy.`,
  flaggedByPrediction: ({ cases, flagged }, prediction, positive) =>
    `Caiff ${cases} ${flagged} lle mae ${prediction} yn ${positive}.`,
  headline: {
    title: 'Yn gryno',
    tooFew: (measure, { n, one, minimum }) =>
      `${measure}: rhy ychydig i ddweud. Mae ${one ? `${n} achos i’w fesur arno` : `${n} o achosion i’w fesur arnynt`}; mae’r cynllun yn gofyn am ${minimum}.`,
    unmeasured: (measure, reason) => `${measure}: heb ei fesur (${reason}).`,
    gap: (g) =>
      `Mae’r gwahaniaeth mwyaf rhwng grwpiau y mae’r data’n ei ddangos yn ‘${g.measure}’, yn ôl ${g.attribute}: ${g.value} ar gyfer ${g.group} a ${g.referenceValue} ar gyfer ${g.reference}, sef bwlch o ${g.difference} (${g.interval}).`,
    noGap:
      'Nid yw’r data’n dangos gwahaniaeth rhwng grwpiau yn y cyfraddau hyn. Nid yw hynny’n dangos nad oes un.',
    level: (level) =>
      `Cyfyngau ${level} yw’r ystodau: pa mor bell y gallai’r ffigur fod, trwy hap yn unig, o’r hyn y mae’r achosion hyn yn ei ddangos.`,
    interval: (level, interval) => `cyfwng ${level}: ${interval}`,
  },
  unsaid: {
    title: 'Yr hyn nad yw hwn yn ei ddangos',
    scope: ({ all, cases }, where) =>
      `Mae’r ffigurau’n dal ar gyfer ${all} ${where}. Ni ddangosir a fyddai ${cases}, lleoedd neu flynyddoedd eraill yn rhoi’r un canlyniad.`,
    missing: (rows, total, column) => `Nid oes gwerth yn ${column} mewn ${rows} o’r ${total} rhes.`,
    leftOut: 'Maent wedi’u gadael allan o bob ffigur.',
    ownGroup: 'Maent yn sefyll fel grŵp ar wahân, na chaiff ei gymharu â’r un arall.',
    tooFew: (attribute, groups, minimum) =>
      `Yn ôl ${attribute}, mae un gyfradd neu fwy’n seiliedig ar lai na ${minimum} o achosion, sy’n rhy ychydig i ddweud: ${groups}.`,
    oneUnit: (attribute, groups) =>
      `Yn ôl ${attribute}, mae un gyfradd neu fwy yn seiliedig ar un uned annibynnol yn unig, felly ni ellir dweud pa mor wahanol y byddai eraill: ${groups}.`,
    andMore: (count) => `a ${count} arall`,
    unmeasured: (measure, reason) => `${measure}: heb ei fesur, oherwydd ${reason}.`,
    severalUnmeasured: (measures, reason) => `Heb eu mesur (${reason}): ${measures}.`,
    noGroups: 'Nid yw’r cynllun yn enwi grwpiau, felly ni wyddys pwy sy’n dwyn y camgymeriadau.',
  },
  groups: {
    title: (attribute) => `Dibynadwyedd yn ôl ${attribute}`,
    caption: (attribute, level) => `Dibynadwyedd yn ôl ${attribute}, gyda chyfyngau ${level}`,
    group: 'Grŵp',
    reference: 'cyfeirio',
    notRecorded: 'heb ei gofnodi',
    tooFew: 'Rhy ychydig i ddweud',
    tooFewRange: (interval) => `unrhyw le o ${interval}`,
    notMeasured: 'Heb ei fesur',
    notApplicable: 'Amherthnasol',
    noReason: 'ni chofnodwyd rheswm',
    show: (count) => `Dangos ffigurau ${count} o grwpiau`,
  },
  forest: {
    title: (measure, attribute) => `${measure} yn ôl ${attribute}`,
    description: ({ all }, overall, lowest, highest) =>
      `${capitalised(all)}: ${overall}. Isaf: ${lowest}. Uchaf: ${highest}. Mae pob ffigur yn y tabl.`,
    none: 'Nid oes gan unrhyw grŵp ddigon o achosion i ddweud. Mae pob ffigur yn y tabl.',
    reading:
      'Y dot yw’r amcangyfrif, a’i linell yw’r cyfwng. Mae’r llinell doredig a’r band yn dangos yr holl achosion gyda’i gilydd. Mae dotiau gwag yn seiliedig ar rhy ychydig o achosion i ddweud; nid yw eu llinellau’n pennu’r raddfa, a phen saeth sy’n dangos llinell sy’n mynd y tu hwnt i’r plot.',
    overall: (value) => `pawb ${value}`,
    some: (shown, total) => `Dangosir y ${shown} grŵp mwyaf o’r ${total}. Mae pob grŵp yn y tabl.`,
  },
  roc: {
    title: 'Dewis y trothwy',
    plot: 'Cromlin ROC',
    x: 'Cyfradd positif ffug',
    y: 'Cyfradd gwir bositif',
    description: (operating) =>
      `Mae pob trothwy yn rhoi un pwynt: dod o hyd i fwy o achosion, am y pris o fflagio mwy ar gam. ${operating} Mae’r pwyntiau yn y tabl.`,
    operating: (threshold, { positives, negatives, flagged }, tpr, fpr) =>
      `Ar drothwy’r cynllun, sef ${threshold}, caiff ${tpr} ${flagged} ymhlith ${positives}, a ${fpr} ymhlith ${negatives}.`,
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
    count: {
      met: (n) => `${n} wedi’u bodloni`,
      not_met: (n) => `${n} heb eu bodloni`,
      not_shown: (n) => `${n} heb eu dangos`,
    },
    show: (count) => `Dangos ${count} o ganlyniadau`,
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
    difference: 'Gwahaniaeth',
    points: 'pwynt canran',
    ratio: 'Cymhareb',
    unadjusted: (p) => `p ${p}`,
    adjusted: 'p wedi’i addasu',
    show: (count) => `Dangos ${count} cymhariaeth`,
  },
  overall: {
    title: ({ all }) => `Pob mesur, ${all}`,
    measure: 'Mesur',
    estimate: 'Amcangyfrif',
  },
  ofMeasure: (measure, of) => `${measure}: ${of}`,
  tables: {
    title: 'Tablau a chromliniau',
    drawn: 'Mae’r rhifau yn y tabl.',
    byGroup: (table, count) => `${table}: fesul grŵp (${count})`,
    leftOut: (rows) => `Mae ${rows} rhes arall yn ffeil y canlyniad.`,
    slice: (table, slice) => `${table}: ${slice}`,
    merged: {
      sites: {
        title: 'Safleoedd',
        note: 'Y safleoedd y cyfrifwyd eu rhesi, pob un yn ei le ei hun, a faint o’r cyfrifon a gadwodd yn ôl.',
        columns: { site: 'Safle', observations: 'Achosion', held_back: 'Cyfrifon a gadwyd yn ôl' },
      },
      between_sites: {
        title: 'Gwahaniaethau rhwng safleoedd',
        note: 'Cymedr gwir werthoedd y safleoedd (effeithiau ar hap, Paule a Mandel 1982, gyda chyfwng Hartung a Knapp 2001) a lle gall gwerth safle arall fod (cyfwng rhagfynegi, Higgins, Thompson a Spiegelhalter 2009). I² yw’r gyfran o’r amrywiad nad yw hap yn ei hesbonio. Nid tabl cynghrair mohono.',
        columns: {
          measure: 'Mesur',
          sites: 'Safleoedd a ddefnyddiwyd',
          not_used: 'Heb eu defnyddio',
          mean: 'Cymedr',
          low: 'Cymedr, o',
          high: 'Cymedr, hyd at',
          prediction_low: 'Safle arall, o',
          prediction_high: 'Safle arall, hyd at',
          i_squared: 'I²',
          i_squared_low: 'I², o',
          i_squared_high: 'I², hyd at',
          tau: 'Gwyriad safonol rhwng safleoedd',
          scale: 'Graddfa',
        },
      },
    },
  },
  design: {
    independent: (cases) =>
      `Cymerwyd bod pob un o’r ${cases} yn annibynnol ar y lleill. Os daw sawl un o’r un person, lle neu recordiad, mae’r cyfyngau’n rhy gul.`,
    clustered: (cases, columns) =>
      `Cymerwyd bod y ${cases} yn dibynnu ar ei gilydd o fewn ${columns}, ac mae’r cyfyngau’n caniatáu ar gyfer hynny.`,
    cluster: (column, n) => `${column} (${n})`,
    and: ' a ',
    weighted: (column, effective) =>
      `Pwyswyd yn ôl ${column}: mae’r ffigurau mor sicr ag y byddai ${effective} o achosion heb eu pwyso.`,
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
