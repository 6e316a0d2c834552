// Days as a reader in London counts them: a record is overdue, or stood in a version, on a day and not at an instant.

const LONDON = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' })

/** `YYYY-MM-DD` */
export const londonDay = (at: Date): string => LONDON.format(at)

/** The day that a reader asked for; null where the text is none. */
export function readDay(text: unknown): string | null {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  const at = new Date(`${text}T00:00:00Z`)
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== text ? null : text
}

/** The newest of these that had been published by the end of a day; undefined where none had. */
export const onDay = <V extends Readonly<{ published_at: string }>>(
  versions: readonly V[],
  day: string,
): V | undefined => versions.findLast((version) => londonDay(new Date(version.published_at)) <= day)
