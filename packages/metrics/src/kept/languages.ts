// What must be known of a language to see its numbers and negations in a text. The lists are short on purpose: a word
// is there only where it nearly always negates, and a caller may pass a list of its own.

/**
 * `words` negate, as does a word that ends in one of `endings`. With `concord`, several negating words between two
 * marks of punctuation are one negation, as in "nie ma nikogo" or "ne … pas".
 */
export type Negation = {
  readonly words: readonly string[]
  readonly endings: readonly string[]
  readonly concord: boolean
}

/**
 * `months` are the twelve in order, each by the words that name it. `numerals: 'english'` reads words such as
 * "forty-two"; with `none` only digits are numbers.
 */
export type KeptLanguage = {
  readonly decimal: '.' | ','
  readonly months: readonly (readonly string[])[]
  readonly numerals: 'english' | 'none'
  readonly negation: Negation
}

function words(list: string): string[] {
  return list.split(/\s+/)
}

function months(list: string): string[][] {
  return words(list).map((names) => names.split('/'))
}

const ENGLISH: KeptLanguage = {
  decimal: '.',
  months: months(
    'january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sep/sept october/oct november/nov december/dec',
  ),
  numerals: 'english',
  negation: {
    words: words('not no never none nobody nothing nowhere neither nor without cannot aint'),
    endings: ["n't"],
    concord: false,
  },
}

const WELSH: KeptLanguage = {
  decimal: '.',
  months: months(
    'ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr/ragfyr',
  ),
  numerals: 'none',
  negation: {
    words: words('ddim dim nid nad ni na nac neb heb mo peidio peidiwch paid beidio'),
    endings: [],
    concord: true,
  },
}

const POLISH: KeptLanguage = {
  decimal: ',',
  months: months(
    'styczeń/stycznia/styczniu luty/lutego/lutym marzec/marca/marcu kwiecień/kwietnia/kwietniu maj/maja/maju czerwiec/czerwca/czerwcu lipiec/lipca/lipcu sierpień/sierpnia/sierpniu wrzesień/września/wrześniu październik/października/październiku listopad/listopada/listopadzie grudzień/grudnia/grudniu',
  ),
  numerals: 'none',
  negation: {
    words: words(
      'nie ani bez nigdy nigdzie nikt nikogo nikomu nikim nic niczego niczemu niczym żaden żadna żadne żadnego żadnej żadnych',
    ),
    endings: [],
    concord: true,
  },
}

const ROMANIAN: KeptLanguage = {
  decimal: ',',
  months: months(
    'ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie',
  ),
  numerals: 'none',
  negation: {
    words: words('nu n fără nici niciodată nicăieri nimeni nimănui nimic niciun nicio niciunul niciuna'),
    endings: [],
    concord: true,
  },
}

const SPANISH: KeptLanguage = {
  decimal: ',',
  months: months(
    'enero febrero marzo abril mayo junio julio agosto septiembre/setiembre octubre noviembre diciembre',
  ),
  numerals: 'none',
  negation: {
    words: words('no ni nunca jamás nadie nada ningún ninguno ninguna tampoco sin'),
    endings: [],
    concord: true,
  },
}

const FRENCH: KeptLanguage = {
  decimal: ',',
  months: months('janvier février mars avril mai juin juillet août/aout septembre octobre novembre décembre'),
  numerals: 'none',
  negation: {
    words: words('ne n non pas jamais rien aucun aucune ni sans nullement guère'),
    endings: [],
    concord: true,
  },
}

const GERMAN: KeptLanguage = {
  decimal: ',',
  months: months('januar/jänner februar märz april mai juni juli august september oktober november dezember'),
  numerals: 'none',
  negation: {
    words: words(
      'nicht nichts nein nie niemals niemand niemanden niemandem nirgends nirgendwo kein keine keinen keinem keiner keines weder ohne',
    ),
    endings: [],
    concord: false,
  },
}

/** Lists for the languages that police interviews and statements in the UK meet most, by their ISO 639-1 code. */
export const KEPT_LANGUAGES = {
  en: ENGLISH,
  cy: WELSH,
  pl: POLISH,
  ro: ROMANIAN,
  es: SPANISH,
  fr: FRENCH,
  de: GERMAN,
} as const satisfies Readonly<Record<string, KeptLanguage>>
