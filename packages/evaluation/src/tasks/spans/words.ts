// The words of spans, in English and Welsh.
import type { Bilingual, TaskWords } from '../words.ts'

const en: TaskWords['measures'] = {
  document_leak_rate: {
    name: 'Document leak rate',
    meaning: () => 'of documents with something to hide, those in which some of it can still be read',
    says: (_, f) =>
      `Of every ${f.base} documents with something to hide, between ${f.low} and ${f.high} still showed some of it.`,
  },
  entity_recall: {
    name: 'Entities hidden',
    meaning: () => 'of people and things to be hidden, those of whom every mention is covered',
    says: (_, f) =>
      `Of every ${f.base} people and things to be hidden, between ${f.low} and ${f.high} were hidden wherever they are mentioned.`,
  },
  characters_left: {
    name: 'Characters left',
    meaning: () => 'of the characters to be hidden, those that can still be read',
  },
  span_recall: { name: 'Spans found', meaning: () => 'of the spans that are there, those that were found' },
  span_precision: {
    name: 'Spans rightly found',
    meaning: () => 'of the spans that were found, those that are there',
  },
  span_f1: {
    name: 'F1 of spans',
    meaning: () => 'harmonic mean of spans found and spans rightly found; 1 is best',
  },
  span_f2: {
    name: 'F2 of spans',
    meaning: () => 'as F1, with a miss weighing four times a false find; 1 is best',
  },
  type_recall: {
    name: 'Spans found, by type',
    meaning: () => 'of the spans of a type, those found with the same ends and type',
  },
  type_precision: {
    name: 'Spans rightly found, by type',
    meaning: () => 'of the spans found as a type, those that are there with the same ends and type',
  },
  type_f1: { name: 'F1 by type', meaning: () => 'harmonic mean of the two, for a type; 1 is best' },
  type_f2: {
    name: 'F2 by type',
    meaning: () => 'as F1, with a miss weighing four times a false find; 1 is best',
  },
  token_recall: {
    name: 'Words found',
    meaning: () => 'of the words that a true span touches, those that a found one touches',
  },
  token_precision: {
    name: 'Words rightly found',
    meaning: () => 'of the words that a found span touches, those that a true one touches',
  },
  token_f1: {
    name: 'F1 of words',
    meaning: () => 'harmonic mean of words found and words rightly found; 1 is best',
  },
  token_f2: {
    name: 'F2 of words',
    meaning: () => 'as F1, with a miss weighing four times a false find; 1 is best',
  },
}

const cy: TaskWords['measures'] = {
  document_leak_rate: {
    name: 'Cyfradd dogfennau sy’n gollwng',
    meaning: () => 'ymhlith dogfennau â rhywbeth i’w guddio, y rhai lle gellir darllen rhan ohono o hyd',
    says: (_, f) =>
      `Ymhlith dogfennau â rhywbeth i’w guddio, roedd rhan ohono i’w gweld o hyd mewn rhwng ${f.low} a ${f.high} o bob ${f.base}.`,
  },
  entity_recall: {
    name: 'Endidau a guddiwyd',
    meaning: () => 'ymhlith y bobl a’r pethau i’w cuddio, y rhai y mae pob cyfeiriad atynt wedi’i guddio',
    says: (_, f) =>
      `Ymhlith y bobl a’r pethau i’w cuddio, cuddiwyd rhwng ${f.low} a ${f.high} o bob ${f.base} ym mhob man lle y’u crybwyllir.`,
  },
  characters_left: {
    name: 'Nodau ar ôl',
    meaning: () => 'ymhlith y nodau i’w cuddio, y rhai y gellir eu darllen o hyd',
  },
  span_recall: {
    name: 'Rhychwantau a ganfuwyd',
    meaning: () => 'ymhlith y rhychwantau sydd yno, y rhai a ganfuwyd',
  },
  span_precision: {
    name: 'Rhychwantau a ganfuwyd yn gywir',
    meaning: () => 'ymhlith y rhychwantau a ganfuwyd, y rhai sydd yno',
  },
  span_f1: {
    name: 'F1 y rhychwantau',
    meaning: () => 'cymedr harmonig y rhychwantau a ganfuwyd a’r rhai a ganfuwyd yn gywir; 1 yw’r gorau',
  },
  span_f2: {
    name: 'F2 y rhychwantau',
    meaning: () =>
      'fel F1, ond bod methu un yn pwyso pedair gwaith cymaint â chanfod un ar gam; 1 yw’r gorau',
  },
  type_recall: {
    name: 'Rhychwantau a ganfuwyd, yn ôl math',
    meaning: () => 'ymhlith rhychwantau o’r math, y rhai a ganfuwyd â’r un ffiniau a’r un math',
  },
  type_precision: {
    name: 'Rhychwantau a ganfuwyd yn gywir, yn ôl math',
    meaning: () => 'ymhlith y rhychwantau a ganfuwyd fel y math, y rhai sydd yno â’r un ffiniau a’r un math',
  },
  type_f1: { name: 'F1 yn ôl math', meaning: () => 'cymedr harmonig y ddau, ar gyfer math; 1 yw’r gorau' },
  type_f2: {
    name: 'F2 yn ôl math',
    meaning: () =>
      'fel F1, ond bod methu un yn pwyso pedair gwaith cymaint â chanfod un ar gam; 1 yw’r gorau',
  },
  token_recall: {
    name: 'Geiriau a ganfuwyd',
    meaning: () =>
      'ymhlith y geiriau y mae rhychwant gwir yn eu cyffwrdd, y rhai y mae rhychwant a ganfuwyd yn eu cyffwrdd',
  },
  token_precision: {
    name: 'Geiriau a ganfuwyd yn gywir',
    meaning: () =>
      'ymhlith y geiriau y mae rhychwant a ganfuwyd yn eu cyffwrdd, y rhai y mae un gwir yn eu cyffwrdd',
  },
  token_f1: {
    name: 'F1 y geiriau',
    meaning: () => 'cymedr harmonig y geiriau a ganfuwyd a’r rhai a ganfuwyd yn gywir; 1 yw’r gorau',
  },
  token_f2: {
    name: 'F2 y geiriau',
    meaning: () =>
      'fel F1, ond bod methu un yn pwyso pedair gwaith cymaint â chanfod un ar gam; 1 yw’r gorau',
  },
}

const OF_EN: Readonly<Record<string, string>> = {
  strict: 'ends and type',
  exact: 'ends, whatever the type',
  partial: 'an overlap counting half',
  type: 'the type, on any overlap',
  direct: 'direct identifiers',
  quasi: 'indirect identifiers',
}

const OF_CY: Readonly<Record<string, string>> = {
  strict: 'ffiniau a math',
  exact: 'ffiniau, beth bynnag yw’r math',
  partial: 'gorgyffwrdd yn cyfrif hanner',
  type: 'y math, ar unrhyw orgyffwrdd',
  direct: 'dynodwyr uniongyrchol',
  quasi: 'dynodwyr anuniongyrchol',
}

export const words: Bilingual = {
  en: {
    name: 'Redaction and the finding of entities',
    about:
      'Whether the names, numbers and places that had to be found or hidden in each document were found, and what is left to be read. Each row is a document, with the spans that had to be found and those that were.',
    cases: 'documents',
    measures: en,
    of: (of) => OF_EN[of] ?? of,
    methods: ({ offsets }) => [
      'Spans are matched as in SemEval-2013 task 9 (Segura-Bedmar and others 2013): each once, the closest fit first, whether or not the spans of one side overlap each other.',
      'An entity counts as hidden when every character of every mention of it is covered, by spans of whatever type (Pilán and others 2022, Comput Linguist 48:1053–1101); a mention without an entity stands for itself. Spans whose identifier is “none” need not be hidden.',
      'By type, a span is right where its ends and its type are; nothing is given by type beyond 30 types.',
      'Words are runs of letters and digits; one counts where a span touches it, whatever the type.',
      `Spans are counted in ${offsets === 'utf-16' ? 'UTF-16 units' : 'code points'}, from a start up to but not including an end.`,
      'Intervals take documents as independent, not spans.',
    ],
  },
  cy: {
    name: 'Golygu gwybodaeth a chanfod endidau',
    about:
      'A ganfuwyd yr enwau, y rhifau a’r lleoedd yr oedd angen eu canfod neu eu cuddio ym mhob dogfen, a beth sydd ar ôl i’w ddarllen. Dogfen yw pob rhes, gyda’r rhychwantau yr oedd angen eu canfod a’r rhai a ganfuwyd.',
    cases: 'dogfennau',
    measures: cy,
    of: (of) => OF_CY[of] ?? of,
    methods: ({ offsets }) => [
      'Parir rhychwantau fel yn SemEval-2013, tasg 9 (Segura-Bedmar ac eraill 2013): pob un unwaith, yr agosaf gyntaf, p’un a yw rhychwantau’r un ochr yn gorgyffwrdd ai peidio.',
      'Mae endid yn cyfrif fel un a guddiwyd pan fo pob nod ym mhob cyfeiriad ato wedi’i guddio, gan rychwantau o unrhyw fath (Pilán ac eraill 2022, Comput Linguist 48:1053–1101); saif cyfeiriad heb endid drosto’i hun. Nid oes angen cuddio rhychwantau y mae eu dynodwr yn “none”.',
      'Yn ôl math, mae rhychwant yn gywir lle mae ei ffiniau a’i fath yn gywir; ni roddir dim yn ôl math y tu hwnt i 30 math.',
      'Rhediadau o lythrennau a digidau yw geiriau; mae un yn cyfrif lle mae rhychwant yn ei gyffwrdd, beth bynnag yw’r math.',
      `Cyfrifir rhychwantau mewn ${offsets === 'utf-16' ? 'unedau UTF-16' : 'pwyntiau cod'}, o ddechrau hyd at ddiwedd, heb ei gynnwys.`,
      'Mae cyfyngau’n cymryd bod dogfennau’n annibynnol, nid rhychwantau.',
    ],
  },
}
