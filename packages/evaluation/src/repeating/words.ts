// The tables of repeated runs in words, the same for every task, beside the tables that a task has of its own.
import type { TableWords, TaskWords } from '../tasks/words.ts'

type Tables = Readonly<Record<'runs' | 'repeats' | 'consistency', TableWords>>

function english(measures: Readonly<Record<string, string>>): Tables {
  return {
    runs: {
      title: 'Each run of the product by itself',
      note: 'The product was run several times on the same inputs. How far the runs lie apart is how far a figure from a single run could mislead.',
      columns: { run: 'Run', n: 'Rows', right: 'Right answers', ...measures },
    },
    consistency: {
      title: 'Whether the product answers the same input alike',
      note: 'Of the inputs that every run answered. “Spread of runs” is the standard deviation of the share of right answers between runs; where it is much above that by chance, the product changed from run to run.',
      columns: {
        inputs: 'Inputs',
        runs: 'Runs',
        alike: 'Answered alike',
        share: 'Share',
        low: 'At least',
        high: 'At most',
        spread: 'Spread of runs',
        by_chance: 'Spread by chance',
      },
    },
    repeats: {
      title: 'How far right answers can be relied on',
      note: '“All right” is the probability that so many runs on one input are all right (pass^k; Yao and others 2024, arXiv:2406.12045), “one right” that at least one of them is (pass@k; Chen and others 2021, arXiv:2107.03374); means over inputs.',
      columns: { runs: 'Runs', all_right: 'All right', one_right: 'One right' },
    },
  }
}

function welsh(measures: Readonly<Record<string, string>>): Tables {
  return {
    runs: {
      title: 'Pob rhediad o’r cynnyrch ar ei ben ei hun',
      note: 'Rhedwyd y cynnyrch sawl gwaith ar yr un mewnbynnau. Mae pa mor bell y mae’r rhediadau oddi wrth ei gilydd yn dangos pa mor gamarweiniol y gallai ffigur o un rhediad fod.',
      columns: { run: 'Rhediad', n: 'Rhesi', right: 'Atebion cywir', ...measures },
    },
    consistency: {
      title: 'A yw’r cynnyrch yn ateb yr un mewnbwn yr un fath',
      note: 'O’r mewnbynnau a atebwyd ym mhob rhediad. “Gwasgariad rhediadau” yw gwyriad safonol y gyfran o atebion cywir rhwng rhediadau; lle mae ymhell uwchlaw’r un trwy hap, newidiodd y cynnyrch o rediad i rediad.',
      columns: {
        inputs: 'Mewnbynnau',
        runs: 'Rhediadau',
        alike: 'Atebwyd yr un fath',
        share: 'Cyfran',
        low: 'O leiaf',
        high: 'Ar y mwyaf',
        spread: 'Gwasgariad rhediadau',
        by_chance: 'Gwasgariad trwy hap',
      },
    },
    repeats: {
      title: 'Pa mor bell y gellir dibynnu ar atebion cywir',
      note: '“Pob un yn gywir” yw’r tebygolrwydd bod cynifer o rediadau ar un mewnbwn i gyd yn gywir (pass^k; Yao ac eraill 2024, arXiv:2406.12045), “un yn gywir” bod o leiaf un ohonynt (pass@k; Chen ac eraill 2021, arXiv:2107.03374); cymedrau dros fewnbynnau.',
      columns: { runs: 'Rhediadau', all_right: 'Pob un yn gywir', one_right: 'Un yn gywir' },
    },
  }
}

/** The words of a task with those of the tables of its runs. */
export function withRunTables(words: TaskWords, language: 'en' | 'cy'): TaskWords {
  const names = Object.entries(words.measures).map(([measure, { name }]) => [measure, name])
  const measures: Readonly<Record<string, string>> = Object.fromEntries(names)
  const tables = language === 'en' ? english(measures) : welsh(measures)
  return { ...words, tables: { ...tables, ...words.tables } }
}
