// The words of a detection, in English and Welsh.
import type { Bilingual, MeasureWords, TaskWords } from '../words.ts'
import { FEWEST_REPLICATES, MOST_CATEGORIES, MOST_REPLICATES } from './figures.ts'

const COCO_EN: readonly (readonly [string, string, string])[] = [
  [
    'coco_ap',
    'Average precision (COCO)',
    'over overlaps of .50 to .95, the mean over the categories; 1 is best',
  ],
  ['coco_ap50', 'Average precision at .50', 'at an overlap of .50; 1 is best'],
  ['coco_ap75', 'Average precision at .75', 'at an overlap of .75; 1 is best'],
  ['coco_ap_small', 'Average precision, small', 'of objects below 32² square pixels; 1 is best'],
  ['coco_ap_medium', 'Average precision, medium', 'of objects of 32² to 96² square pixels; 1 is best'],
  ['coco_ap_large', 'Average precision, large', 'of objects above 96² square pixels; 1 is best'],
  [
    'coco_ar1',
    'Average recall, 1 detection',
    'objects found by the best detection of each category in an image',
  ],
  ['coco_ar10', 'Average recall, 10 detections', 'objects found by the best 10 of each category in an image'],
  [
    'coco_ar100',
    'Average recall, 100 detections',
    'objects found by the best 100 of each category in an image',
  ],
  ['coco_ar_small', 'Average recall, small', 'of objects below 32² square pixels; 1 is best'],
  ['coco_ar_medium', 'Average recall, medium', 'of objects of 32² to 96² square pixels; 1 is best'],
  ['coco_ar_large', 'Average recall, large', 'of objects above 96² square pixels; 1 is best'],
  [
    'category_ap50',
    'Average precision at .50, by category',
    'of one category, at an overlap of .50; 1 is best',
  ],
]

const COCO_CY: readonly (readonly [string, string, string])[] = [
  [
    'coco_ap',
    'Trachywiredd cyfartalog (COCO)',
    'dros orgyffyrddiadau o .50 i .95, cymedr y categorïau; 1 yw’r gorau',
  ],
  ['coco_ap50', 'Trachywiredd cyfartalog ar .50', 'ar orgyffyrddiad o .50; 1 yw’r gorau'],
  ['coco_ap75', 'Trachywiredd cyfartalog ar .75', 'ar orgyffyrddiad o .75; 1 yw’r gorau'],
  ['coco_ap_small', 'Trachywiredd cyfartalog, bach', 'gwrthrychau o dan 32² picsel sgwâr; 1 yw’r gorau'],
  [
    'coco_ap_medium',
    'Trachywiredd cyfartalog, canolig',
    'gwrthrychau o 32² i 96² picsel sgwâr; 1 yw’r gorau',
  ],
  ['coco_ap_large', 'Trachywiredd cyfartalog, mawr', 'gwrthrychau dros 96² picsel sgwâr; 1 yw’r gorau'],
  [
    'coco_ar1',
    'Adalw cyfartalog, 1 canfyddiad',
    'gwrthrychau a ganfuwyd gan ganfyddiad gorau pob categori mewn delwedd',
  ],
  [
    'coco_ar10',
    'Adalw cyfartalog, 10 canfyddiad',
    'gwrthrychau a ganfuwyd gan 10 gorau pob categori mewn delwedd',
  ],
  [
    'coco_ar100',
    'Adalw cyfartalog, 100 canfyddiad',
    'gwrthrychau a ganfuwyd gan 100 gorau pob categori mewn delwedd',
  ],
  ['coco_ar_small', 'Adalw cyfartalog, bach', 'gwrthrychau o dan 32² picsel sgwâr; 1 yw’r gorau'],
  ['coco_ar_medium', 'Adalw cyfartalog, canolig', 'gwrthrychau o 32² i 96² picsel sgwâr; 1 yw’r gorau'],
  ['coco_ar_large', 'Adalw cyfartalog, mawr', 'gwrthrychau dros 96² picsel sgwâr; 1 yw’r gorau'],
  [
    'category_ap50',
    'Trachywiredd cyfartalog ar .50, yn ôl categori',
    'un categori, ar orgyffyrddiad o .50; 1 yw’r gorau',
  ],
]

function cocoWords(list: typeof COCO_EN): Readonly<Record<string, MeasureWords>> {
  return Object.fromEntries(list.map(([key, name, meaning]) => [key, { name, meaning: () => meaning }]))
}

const en: TaskWords['measures'] = {
  leaked_frames: {
    name: 'Images that leak',
    meaning: () => 'of images with something to hide, those in which some of it can still be seen',
    says: (_, f) =>
      `Of every ${f.base} images with something to hide, between ${f.low} and ${f.high} still showed some of it.`,
  },
  leaked_objects: {
    name: 'Objects left to be seen',
    meaning: () => 'of the objects to be hidden, those that were not',
  },
  object_recall: {
    name: 'Objects found',
    meaning: () => 'of the objects that are there, those that were found',
    says: (_, f) => `Of every ${f.base} objects that were there, between ${f.low} and ${f.high} were found.`,
  },
  category_recall: {
    name: 'Objects found, by category',
    meaning: () => 'of the objects of a category that are there, those that were found',
  },
  object_precision: {
    name: 'Detections that were right',
    meaning: () => 'of the detections reported, those that found an object',
  },
  false_alarms_per_image: {
    name: 'False alarms an image',
    meaning: () => 'detections that found nothing, for each image on average',
    says: (_, f) =>
      `For every 100 images there were between ${perHundred(f.low)} and ${perHundred(f.high)} false alarms.`,
  },
  miss_rate_at_false_alarms: {
    name: 'Objects missed at false alarms an image',
    meaning: () =>
      'of the objects that are there, those missed where a threshold lets through so many false alarms',
  },
  ...cocoWords(COCO_EN),
}

const cy: TaskWords['measures'] = {
  leaked_frames: {
    name: 'Delweddau sy’n gollwng',
    meaning: () => 'ymhlith delweddau â rhywbeth i’w guddio, y rhai lle gellir gweld rhan ohono o hyd',
    says: (_, f) =>
      `Ymhlith delweddau â rhywbeth i’w guddio, roedd rhan ohono i’w gweld o hyd mewn rhwng ${f.low} a ${f.high} o bob ${f.base}.`,
  },
  leaked_objects: {
    name: 'Gwrthrychau i’w gweld o hyd',
    meaning: () => 'ymhlith y gwrthrychau i’w cuddio, y rhai na chuddiwyd',
  },
  object_recall: {
    name: 'Gwrthrychau a ganfuwyd',
    meaning: () => 'ymhlith y gwrthrychau sydd yno, y rhai a ganfuwyd',
    says: (_, f) => `Ymhlith y gwrthrychau a oedd yno, canfuwyd rhwng ${f.low} a ${f.high} o bob ${f.base}.`,
  },
  category_recall: {
    name: 'Gwrthrychau a ganfuwyd, yn ôl categori',
    meaning: () => 'ymhlith gwrthrychau’r categori sydd yno, y rhai a ganfuwyd',
  },
  object_precision: {
    name: 'Canfyddiadau a oedd yn gywir',
    meaning: () => 'ymhlith y canfyddiadau a adroddwyd, y rhai a ganfu wrthrych',
  },
  false_alarms_per_image: {
    name: 'Rhybuddion ffug fesul delwedd',
    meaning: () => 'canfyddiadau na chanfu ddim, fesul delwedd ar gyfartaledd',
    says: (_, f) =>
      `Am bob 100 delwedd cafwyd rhwng ${perHundred(f.low)} a ${perHundred(f.high)} o rybuddion ffug.`,
  },
  miss_rate_at_false_alarms: {
    name: 'Gwrthrychau a fethwyd yn ôl rhybuddion ffug fesul delwedd',
    meaning: () =>
      'ymhlith y gwrthrychau sydd yno, y rhai a fethwyd lle mae trothwy’n gadael cynifer o rybuddion ffug drwodd',
  },
  ...cocoWords(COCO_CY),
}

/** A number an image as whole ones for every hundred images. */
function perHundred(text: string): string {
  const hundredfold = 100 * Number(text.replaceAll(',', ''))
  const digits = hundredfold < 10 ? 2 : 0
  return new Intl.NumberFormat('en-GB', { maximumFractionDigits: digits }).format(hundredfold)
}

type Redaction = { readonly share: number; readonly by: 'union' | 'single' }

function isRedaction(value: unknown): value is Redaction {
  return typeof value === 'object' && value !== null && 'share' in value
}

function percentOf(share: number): string {
  return String(Number((100 * share).toPrecision(6)))
}

function methodsEn({ threshold, redaction }: Readonly<Record<string, unknown>>): readonly string[] {
  const reported =
    threshold === undefined
      ? 'Every detection counts as reported.'
      : `Detections with a score of at least ${threshold} count as reported.`
  const hidden = isRedaction(redaction)
    ? [
        `An object counts as hidden where at least ${percentOf(redaction.share)}% of its box is covered by ${redaction.by === 'union' ? 'the reported boxes of its image together' : 'one of the reported boxes of its image'}, whatever their category; boxes that hold a crowd are left out. An image leaks where one of its objects is not hidden.`,
      ]
    : []
  return [
    'Detections are matched to objects as in COCO (Lin and others 2014, Microsoft COCO, ECCV; pycocotools 2.0): in each image and category, by falling score, each to the free object that it overlaps most, and at most 100 of them. An object that was marked as a crowd counts neither as found nor as missed.',
    `${reported} Objects found, detections that were right and false alarms are at an overlap (intersection over union) of .50.`,
    'Misses at so many false alarms an image are read at the lowest threshold with no more of them, all categories together (Dollár and others 2012, IEEE TPAMI 34:743–761).',
    'Equal scores are taken in the order of the images, and in one image in the order of its rows, as in COCO; only COCO’s figures depend on it.',
    ...hidden,
    `Intervals take images as independent, or what the plan clusters them by. COCO’s figures and misses at false alarms are resampled by these at most ${MOST_REPLICATES} times, and no fewer than ${FEWEST_REPLICATES} times where boxes or groups are many.`,
    `Nothing is given by category beyond ${MOST_CATEGORIES} categories, but in the table.`,
  ]
}

function methodsCy({ threshold, redaction }: Readonly<Record<string, unknown>>): readonly string[] {
  const reported =
    threshold === undefined
      ? 'Mae pob canfyddiad yn cyfrif fel un a adroddwyd.'
      : `Mae canfyddiadau â sgôr o ${threshold} o leiaf yn cyfrif fel rhai a adroddwyd.`
  const hidden = isRedaction(redaction)
    ? [
        `Mae gwrthrych yn cyfrif fel un a guddiwyd lle mae o leiaf ${percentOf(redaction.share)}% o’i flwch wedi’i orchuddio gan ${redaction.by === 'union' ? 'flychau adroddedig ei ddelwedd gyda’i gilydd' : 'un o flychau adroddedig ei ddelwedd'}, beth bynnag fo’u categori; hepgorir blychau sy’n dal torf. Mae delwedd yn gollwng lle na chuddiwyd un o’i gwrthrychau.`,
      ]
    : []
  return [
    'Parir canfyddiadau â gwrthrychau fel yn COCO (Lin ac eraill 2014, Microsoft COCO, ECCV; pycocotools 2.0): ym mhob delwedd a chategori, yn ôl sgôr ddisgynnol, pob un â’r gwrthrych rhydd y mae’n ei orgyffwrdd fwyaf, a 100 ohonynt ar y mwyaf. Nid yw gwrthrych a farciwyd yn dorf yn cyfrif fel un a ganfuwyd nac fel un a fethwyd.',
    `${reported} Ar orgyffyrddiad (croestoriad dros uniad) o .50 y mae’r gwrthrychau a ganfuwyd, y canfyddiadau cywir a’r rhybuddion ffug.`,
    'Darllenir y methiannau ar gynifer o rybuddion ffug fesul delwedd ar y trothwy isaf nad oes ganddo ragor ohonynt, a’r holl gategorïau gyda’i gilydd (Dollár ac eraill 2012, IEEE TPAMI 34:743–761).',
    'Cymerir sgoriau cyfartal yn nhrefn y delweddau, ac o fewn delwedd yn nhrefn ei rhesi, fel yn COCO; dim ond ffigurau COCO sy’n dibynnu ar hynny.',
    ...hidden,
    `Mae cyfyngau’n cymryd bod delweddau’n annibynnol, neu’r hyn y mae’r cynllun yn eu clystyru yn ei ôl. Ailsamplir ffigurau COCO a’r methiannau ar rybuddion ffug yn ôl y rhain ${MOST_REPLICATES} o weithiau ar y mwyaf, a dim llai na ${FEWEST_REPLICATES} o weithiau lle mae llawer o flychau neu grwpiau.`,
    `Ni roddir dim yn ôl categori y tu hwnt i ${MOST_CATEGORIES} categori, ond yn y tabl.`,
  ]
}

export const words: Bilingual = {
  en: {
    name: 'Detection of objects, faces and plates',
    about:
      'Whether the objects in each image were found, and how many false alarms were raised; where detections are what was painted over, what can still be seen. Each row is a box: an object that is there, or one that was found. A row of the kind “image” stands for an image with neither.',
    cases: 'boxes',
    measures: en,
    tables: {
      precision_recall: {
        plot: { x: 'object_recall', y: ['object_precision'] },
        title: 'What each threshold finds',
        note: 'All categories together, at an overlap of .50: the highest threshold that finds each hundredth of the objects.',
        columns: {
          threshold: 'Threshold',
          object_recall: 'Objects found',
          object_precision: 'Detections that were right',
          false_alarms_per_image: 'False alarms an image',
        },
      },
      categories: {
        title: 'Categories',
        note: 'Found and false alarms are at the threshold of the plan and an overlap of .50.',
        columns: {
          category: 'Category',
          objects: 'Objects',
          found: 'Found',
          false_alarms: 'False alarms',
          coco_ap50: 'Average precision at .50',
        },
      },
    },
    methods: methodsEn,
  },
  cy: {
    name: 'Canfod gwrthrychau, wynebau a phlatiau',
    about:
      'A ganfuwyd y gwrthrychau ym mhob delwedd, a faint o rybuddion ffug a godwyd; lle mae canfyddiadau’n dangos yr hyn a beintiwyd drosto, beth sydd i’w weld o hyd. Blwch yw pob rhes: gwrthrych sydd yno, neu un a ganfuwyd. Saif rhes o’r math “image” dros ddelwedd heb y naill na’r llall.',
    cases: 'blychau',
    measures: cy,
    tables: {
      precision_recall: {
        plot: { x: 'object_recall', y: ['object_precision'] },
        title: 'Beth mae pob trothwy’n ei ganfod',
        note: 'Pob categori gyda’i gilydd, ar orgyffyrddiad o .50: y trothwy uchaf sy’n canfod pob canfed ran o’r gwrthrychau.',
        columns: {
          threshold: 'Trothwy',
          object_recall: 'Gwrthrychau a ganfuwyd',
          object_precision: 'Canfyddiadau a oedd yn gywir',
          false_alarms_per_image: 'Rhybuddion ffug fesul delwedd',
        },
      },
      categories: {
        title: 'Categorïau',
        note: 'Ar drothwy’r cynllun a gorgyffyrddiad o .50 y mae’r rhai a ganfuwyd a’r rhybuddion ffug.',
        columns: {
          category: 'Categori',
          objects: 'Gwrthrychau',
          found: 'Wedi’u canfod',
          false_alarms: 'Rhybuddion ffug',
          coco_ap50: 'Trachywiredd cyfartalog ar .50',
        },
      },
    },
    methods: methodsCy,
  },
}
