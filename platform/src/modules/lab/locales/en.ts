// The words of the lab in English. Sentences are functions, so that each language orders its own words.
import type { RunState } from '../domain/run.ts'

const states: Readonly<Record<RunState, string>> = {
  queued: 'Waiting',
  running: 'Being measured',
  measured: 'Measured',
  failed: 'Not measured',
}

/** Steps that the engine reports; one that is not here is shown as work in general. */
const steps: Readonly<Record<string, string>> = {
  reading: 'Reading the file',
  counting: 'Counting by group',
  measuring: 'Computing measures and intervals',
}

/** What each file of a format is, as it stands after “Choose”. */
const formats: Readonly<Record<string, Readonly<{ observations: string; truth?: string }>>> = {
  coco: { observations: 'the detections', truth: 'the ground truth' },
  trn: { observations: 'the hypothesis', truth: 'the reference' },
  ctm: { observations: 'the hypothesis', truth: 'the reference' },
  trec: { observations: 'the run', truth: 'the judgements (qrels)' },
  inspect: { observations: 'the log' },
}

const otherFile = (name: string | null): string =>
  name === null ? '' : `. ${name} was here; it is the other file, and was kept as that`

export const en = {
  lab: 'Lab',
  states,
  signed: 'Signed',
  about: {
    lead: 'The Lab measures how often an AI tool is wrong, and for whom. It works from what the tool said and what was really the case.',
    how: 'How it works',
    steps: [
      'A force, or the centre, writes a plan before it sees the data: what will be measured, for which groups, and which limits it sets itself.',
      'It brings what the tool said, what was really the case, and the groups, in a file or two. The tool itself stays where it is.',
      'The engine measures, and gives every figure with its interval, the number of cases behind it, and what could not be said.',
      'The result is signed as evidence, which the force can attach to its record in the register.',
    ],
    never:
      'The Lab does not decide whether a tool may be used. That is for the chief officer, who answers for it.',
    verify: 'Check evidence yourself',
    verifyText:
      'A signature by this key says that the engine of this instance computed the result from the plan and the file whose digests stand in it. Anyone can check it, without this service:',
    key: 'The public key of the Lab',
    keyId: 'Key',
    download: 'Download the key',
    formats: 'The formats',
    formatsText:
      'Plans, results and evidence have published formats, so that another program can write or read them.',
    planSchema: 'JSON Schema of a plan, version 1',
    resultSchema: 'JSON Schema of a result, version 1',
    comparisonSchema: 'JSON Schema of a comparison of two systems, version 1',
    stateSchema: 'JSON Schema of the state of a site, version 1',
  },
  list: {
    title: 'Runs',
    none: 'There are no runs yet.',
    newRun: 'New run',
    caption: 'Runs, newest first',
    name: 'Run',
    organisation: 'Organisation',
    state: 'State',
    headline: 'Headline figure',
    asked: 'Asked for',
    older: 'Older runs',
    newest: 'Newest runs',
    noFigure: '–',
    aboutLab: 'About the Lab, its key and its formats',
    demonstration: 'demonstration',
  },
  form: {
    title: 'New run',
    lead: 'Fix the plan before you look at the data. The plan is kept with the result, word for word.',
    plan: 'Plan',
    planHint: 'YAML. Write it here, or choose a file below, which then takes its place.',
    planFile: 'Or a plan from a file (optional)',
    planFileHint: 'A .yaml file of at most 256 KB.',
    files: {
      observations: {
        label: 'Observations',
        replace: 'Observations: another file (optional)',
        hint: (limit: string) =>
          `The file with what the tool said and what was really the case: CSV, Parquet or JSON Lines, or the format that the plan names. At most ${limit}. It is read in place of the file that the plan names (observations.file).`,
      },
      truth: {
        label: 'Second file, if the plan names one (optional)',
        replace: 'Second file: another one (optional)',
        hint: (limit: string) =>
          `Some formats keep what was right in a file of its own, which the plan names as observations.truth: the ground truth of COCO, the reference of NIST trn or ctm, the qrels of TREC. At most ${limit}.`,
      },
    },
    formats,
    kept: (name: string, size: string) =>
      `${name} (${size}) is kept. Choose another file only to replace it.`,
    example: 'An example of a plan',
    submit: 'Measure',
    problem: 'There is a problem',
    sending: 'A large file takes a while to send. The page answers when it has arrived.',
    warehouse: {
      title: 'Measure where the observations lie',
      measure: (setting: string) =>
        `In the force, with ${setting} set to the address of the database, for a role that can only read. The plan stays as it is, and no row leaves the database:`,
      attach:
        'Attach out/evidence.json to the record, with the public key of whoever signed it: open the record, then Evidence, then a file.',
      work: 'Your work',
      state:
        'Where the results of several forces are to be put together, send counts in place of figures. The plan must say how small counts are kept back (disclosure):',
    },
    errors: {
      noPlan: 'Write a plan, or choose a file that holds one',
      planTooLarge: 'The plan must be at most 256 KB',
      planNotText: 'The plan must be text in UTF-8',
      noObservations: 'Choose the file of observations',
      empty: (name: string) => `The file ${name} is empty. Choose a file that holds observations`,
      tooLarge: (name: string, limit: string) =>
        `The file ${name} is larger than ${limit}, the most that can be sent. Nothing of it was kept. Leave out columns that the plan does not name, or send Parquet`,
      missing: {
        observations: (name: string, what: string | null, other: string | null) =>
          `Choose ${what ?? 'the observations'}: the file that the plan calls ${name} (observations.file)${otherFile(other)}`,
        truth: (name: string, what: string | null, other: string | null) =>
          `Choose ${what ?? 'the second file'}: the file that the plan calls ${name} (observations.truth)${otherFile(other)}`,
      },
      noSecond: (name: string) =>
        `The plan names no second file, so nothing would be done with ${name}. Name it in the plan as observations.truth, or leave this field empty`,
      warehouse: (setting: string) =>
        `Plan: its observations stay in a database (${setting}), which this form never reaches. Measure them where they are: how is said below the plan`,
      gone: 'The file that was kept is not there for you any more. Choose it again',
      at: (line: number | undefined, column: number | undefined, message: string) =>
        line === undefined
          ? `Plan: ${message}`
          : `Plan, line ${line}${column === undefined ? '' : `, column ${column}`}: ${message}`,
    },
  },
  run: {
    waiting: 'This run is waiting for its turn. The page looks again by itself.',
    running: 'This run is being measured. The page looks again by itself; you may leave it.',
    progress: 'Progress',
    share: (percent: string) => `${percent} done`,
    steps,
    otherStep: 'Working',
    attempt: (attempt: number, most: number) => `Attempt ${attempt} of ${most}`,
    lookAgain: 'Look again',
    failedInput: 'This run could not be measured',
    failedInputText: 'The plan and the file do not fit together. Nothing was guessed. What was found:',
    file: 'File',
    where: 'Where',
    what: 'What is wrong',
    line: (line: number) => `line ${line}`,
    column: (column: number) => `column ${column}`,
    row: (row: number) => `row ${row}`,
    field: (field: string) => `‘${field}’`,
    whole: 'the whole file',
    change: 'Change the plan and run again',
    failedInterrupted: 'This run broke off',
    failedInterruptedText: (attempts: number) =>
      `The work ended ${attempts} times before it was finished, for a reason that lies neither in the plan nor in the file: most likely too little memory, or the service was stopped. The plan and the file are kept.`,
    again: 'Run it again',
    againDone: 'The run is in the queue again.',
    details: 'The run',
    plan: 'Plan',
    observations: 'Observations',
    truth: 'Second file',
    digest: (sha256: string) => `SHA-256 ${sha256}`,
    asked: 'Asked for',
    demonstration: 'Made for the demonstration',
  },
  result: {
    contents: 'In this result',
    evidence: 'Evidence',
    signedText: 'The Lab has signed this result; it cannot change any more. It can be attached to a record.',
    unsignedText:
      'Signing states that this engine computed this result from this plan and this file, and nothing more. A signed run is final.',
    sign: 'Sign as evidence',
    signDone: 'The result is signed as evidence.',
    downloads: 'Downloads',
    files: {
      report: 'The report, as one page to read or print (HTML)',
      result: 'The result, as data (JSON)',
      evidence: 'The signed evidence (DSSE, JSON)',
      plan: 'The plan, as it was given (YAML)',
    },
    verify: 'Check the evidence with',
  },
}
