// Segments for the tests of translation scores: a text drawn by a small generator that any language can repeat, so
// that another program scored exactly the same segments, and sums over segments.

export type Pair = { readonly hypothesis: string; readonly references: readonly string[] }

const WORDS =
  'the cat sat on a mat , . not don\'t 1,250.50 14:30 3-4 (no) "yes" Łódź żółć 😀 A.B. he said saw him leave £5.00'.split(
    ' ',
  )

function createDraw(seed: number): (n: number) => number {
  let state = seed
  return (n) => {
    state = (state * 48271) % 2147483647
    return state % n
  }
}

function alterOnce(words: string[], draw: (n: number) => number): void {
  const kind = draw(3)
  if (words.length === 0) return
  if (kind === 0) {
    const start = draw(words.length)
    const moved = words.splice(start, 1 + draw(6))
    words.splice(draw(words.length + 1), 0, ...moved)
    return
  }
  const at = draw(words.length)
  if (kind === 1) words[at] = WORDS[draw(WORDS.length)] ?? ''
  else words.splice(at, 1)
}

function altered(words: readonly string[], draw: (n: number) => number): string[] {
  const changed = [...words]
  for (let times = draw(5); times > 0; times--) alterOnce(changed, draw)
  return changed
}

export function drawSegments(count: number): Pair[] {
  const draw = createDraw(7)
  return Array.from({ length: count }, () => {
    const reference = Array.from({ length: draw(60) }, () => WORDS[draw(WORDS.length)] ?? '')
    const hypothesis = altered(reference, draw).join(' ')
    return { hypothesis, references: [reference.join(' '), altered(reference, draw).join(' ')] }
  })
}

export function sumOf(rows: readonly Float64Array[], width: number): Float64Array {
  return rows.reduce((sums, row) => sums.map((sum, i) => sum + (row[i] ?? 0)), new Float64Array(width))
}
