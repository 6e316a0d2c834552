// The one kind of text that a record holds: trimmed, never empty, bounded. Control characters other than tab and
// line ends are refused, since they hide in pages and break exports.
import { z } from 'zod'

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters refused
const CLEAN = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/

// biome-ignore lint/suspicious/noControlCharactersInRegex: as above, and line ends
const CLEAN_LINE = /^[^\u0000-\u001f\u007f]*$/

const normalise = (text: string) => text.replace(/\r\n?/g, '\n').trim()

const text = (maximum: number, allowed: RegExp) =>
  z.string().overwrite(normalise).min(1).max(maximum).regex(allowed)

/** Paragraphs. Length in UTF-16 units, after white space at both ends and CRLF have been normalised. */
export const prose = (maximum: number) => text(maximum, CLEAN)

/** As prose, without line ends. */
export const line = (maximum: number) => text(maximum, CLEAN_LINE)

/** True for the pattern that keeps a text to one line, so that its fault can say so. */
export const isLinePattern = (pattern: string) => pattern === String(CLEAN_LINE)
