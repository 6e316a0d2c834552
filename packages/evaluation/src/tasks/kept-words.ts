// The words of what must come through a transcript or a translation; one meaning in both tasks.
import type { TaskWords } from './words.ts'

type Kept = 'numbers_kept' | 'negations_kept' | 'names_kept'

export const KEPT_EN: Readonly<Record<Kept, TaskWords['measures'][string]>> = {
  numbers_kept: {
    name: 'Numbers kept',
    meaning: () => 'of the numbers of the original, those that came through',
    says: (_, f) =>
      `Of every ${f.base} numbers of the original, between ${f.low} and ${f.high} came through.`,
  },
  negations_kept: {
    name: 'Negations kept',
    meaning: () => 'of the words of the original such as “not” and “never”, those that came through as one',
    says: (_, f) =>
      `Of every ${f.base} times that the original denies something (“not”, “never”), between ${f.low} and ${f.high} came through.`,
  },
  names_kept: {
    name: 'Names kept',
    meaning: () => 'of the names that were listed, those that came through',
  },
}

export const KEPT_CY: typeof KEPT_EN = {
  numbers_kept: {
    name: 'Rhifau a gadwyd',
    meaning: () => 'ymhlith rhifau’r gwreiddiol, y rhai a gadwyd',
    says: (_, f) => `Ymhlith rhifau’r gwreiddiol, cadwyd rhwng ${f.low} a ${f.high} o bob ${f.base}.`,
  },
  negations_kept: {
    name: 'Geiriau nacáu a gadwyd',
    meaning: () => 'ymhlith geiriau’r gwreiddiol megis “ddim” a “byth”, y rhai a gadwyd ar ryw ffurf',
    says: (_, f) =>
      `Ymhlith yr adegau y mae’r gwreiddiol yn gwadu rhywbeth (“ddim”, “byth”), cadwyd rhwng ${f.low} a ${f.high} o bob ${f.base}.`,
  },
  names_kept: {
    name: 'Enwau a gadwyd',
    meaning: () => 'ymhlith yr enwau a restrwyd, y rhai a gadwyd',
  },
}
