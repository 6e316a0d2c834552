// What a posted form holds, as text. The schema of the page turns it into a command or into faults by
// field; what was typed goes back into the form either way.
import type { FastifyRequest } from 'fastify'

declare module 'fastify' {
  interface FastifyRequest {
    /**
     * What this person sent from this page when a second factor had to be shown first, and null otherwise. Nothing
     * was done with it; it is given back once, to be shown in the form again.
     */
    takeKeptForm: () => FormValues | null
  }
}

export type FormValues = Readonly<Record<string, string | readonly string[]>>

export function formOf(request: FastifyRequest): FormValues {
  const body = request.body
  return typeof body === 'object' && body !== null ? (body as FormValues) : {}
}

/** The one value of a field; the last where a field was sent twice. */
export function oneOf(form: FormValues, field: string): string {
  const value = form[field]
  return typeof value === 'string' ? value : (value?.at(-1) ?? '')
}

export function allOf(form: FormValues, field: string): readonly string[] {
  const value = form[field]
  return value === undefined ? [] : typeof value === 'string' ? [value] : value
}
