// Geiriau cynllunio treial, yn Gymraeg: the words of a plan for a trial, in Welsh. The keys are those of `power-en.ts`.
import type { PowerText } from './power-en.ts'

export const powerCy: PowerText = {
  needed: 'Yr hyn y mae’n rhaid ei fesur',
  smallest: 'Y gwahaniaeth lleiaf y gellir ei ddangos',
  gap: ({ figure, meaning, expected, other, trials }) =>
    `${figure} (${meaning}): i wahaniaethu rhwng ${other} mewn un grŵp a ${expected} mewn grŵp arall, mae angen ${trials} o dreialon annibynnol sy’n cyfrif ato ym mhob grŵp.`,
  area: ({ figure, expected, other, trials }, negatives) =>
    `${figure}: i wahaniaethu rhwng ${other} mewn un grŵp a ${expected} mewn grŵp arall, mae angen ${trials} o achosion positif a ${negatives} o achosion negatif ym mhob grŵp.`,
  limit: ({ figure, meaning, expected, other, trials }) =>
    `${figure} (${meaning}): i ddangos ei fod yn cadw at derfyn o ${other} pan fo mewn gwirionedd yn ${expected}, mae angen ${trials} o dreialon annibynnol sy’n cyfrif ato.`,
  beyond: ({ figure, meaning, expected, other, trials }) =>
    `${figure} (${meaning}): i ddangos ei fod uwchlaw terfyn o ${other} pan fo mewn gwirionedd yn ${expected}, mae angen ${trials} o dreialon annibynnol sy’n cyfrif ato.`,
  reaches: ({ figure, meaning, expected, other, trials }) =>
    `${figure} (${meaning}): i ddangos ei fod yn ${other} o leiaf pan fo mewn gwirionedd yn ${expected}, mae angen ${trials} o dreialon annibynnol sy’n cyfrif ato.`,
  below: ({ figure, meaning, expected, other, trials }) =>
    `${figure} (${meaning}): i ddangos ei fod yn is na ${other} pan fo mewn gwirionedd yn ${expected}, mae angen ${trials} o dreialon annibynnol sy’n cyfrif ato.`,
  least: ({ figure, meaning, limit, trials }) =>
    `${figure} (${meaning}): maen prawf y cynllun yw ${limit}. Hyd yn oed gyda’r canlyniad gorau posibl, mae angen o leiaf ${trials} o dreialon annibynnol sy’n cyfrif ato i’w ddangos; mae --expect yn dweud faint sydd eu hangen ar y gyfradd a ddisgwyliwch.`,
  eachGroup: (attribute) => `Mae hynny ar gyfer pob grŵp yn ôl ${attribute}.`,
  withoutEvent: (trials) => `Os nad oes yr un ohonynt yn mynd o’i le, mae ${trials} yn ddigon i’w ddangos.`,
  people: (passes, people, each, alike) =>
    `Gyda ${each} o dreialon y person sy’n debyg i’w gilydd i’r graddau ${alike}, mae hynny’n ${passes} o dreialon, neu ${people} o bobl.`,
  risk: (significance, power) =>
    `Y risg o weld gwahaniaeth nad yw yno yw ${significance}; y siawns o weld hwn, os yw yno, yw ${power}. Mae hyn ar gyfer pob cymhariaeth ar ei phen ei hun: lle cymherir llawer o grwpiau ar unwaith, mae angen mwy.`,
  sizes: {
    observations: 'O grwpiau’r arsylwadau, ar y cyfraddau sydd ganddynt.',
    planned: 'O’r meintiau a roddwyd, ar y gyfradd a ddisgwylir.',
    none: 'Nid oes arsylwadau eto, ac ni roddwyd meintiau.',
  },
  shown: (s) =>
    `${s.figure}: pan fo’n ${s.expected} ar gyfer ${s.reference}, byddai gwahaniaeth o ${s.gap} ar gyfer ${s.group} yn cael ei ddangos (${s.other}), a gallai un llai fod yn hawdd ei golli.`,
  notShown: (s) =>
    `${s.figure}: ni ellid dangos unrhyw wahaniaeth rhwng ${s.group} a ${s.reference} gyda’r meintiau hyn.`,
  refused: {
    same_rate: (figure) =>
      `${figure}: yr un yw’r ddwy gyfradd, felly nid oes nifer o dreialon sy’n gwahaniaethu rhyngddynt.`,
    outside: (figure) => `${figure}: gyda’r bwlch neu’r terfyn hwn byddai cyfradd y tu allan i 0 i 100%.`,
    never: (figure) =>
      `${figure}: nid oes nifer o dreialon yn dangos bod cyfradd yn union 0 neu 100%, fel y mae maen prawf y cynllun yn ei ofyn.`,
    needs_rows: (figure) => `${figure}: mae angen arsylwadau arno.`,
  },
  columns: {
    figure: 'Ffigur',
    group: 'Grŵp',
    reference: 'Cyfeirio',
    n: 'n',
    expected: 'Disgwyliedig',
    gap: 'Gwahaniaeth lleiaf',
  },
  frequency: (events, per) => `${events} o bob ${per}`,
  points: 'pwynt canran',
  none: 'dim',
}
