// What is said of a text whose last line has no line break. One that was cut off within its last field looks like any other.

/** A sentence for a warning. */
export function openEnd(file: string): string {
  return `The file “${file}” does not end with a line break: if it was cut off, its last line is not whole.`
}
