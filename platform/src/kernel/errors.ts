// The one catalogue of errors: each feeds the page, problem+json (RFC 9457), the CLI and the docs.
// An expected outcome of a rule is a returned union, not an error; these are for what ends a request.

export const FAULTS = {
  'not-found': { status: 404, title: 'Not found' },
  'not-allowed': { status: 403, title: 'Not allowed' },
  'sign-in-needed': { status: 401, title: 'Sign in first' },
  'cross-site': { status: 403, title: 'The request did not come from this service' },
  'edit-conflict': { status: 409, title: 'Somebody else has changed this' },
  'wrong-state': { status: 409, title: 'This has moved on' },
  'too-large': { status: 413, title: 'The file is too large' },
  'bad-request': { status: 400, title: 'The request could not be read' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  unavailable: { status: 503, title: 'Not available now' },
  internal: { status: 500, title: 'Something went wrong here' },
} as const

export type FaultCode = keyof typeof FAULTS

/** Ends the request with a catalogued error; `detail` is shown to the reader, so it holds no secret. */
export class Fault extends Error {
  override readonly name = 'Fault'
  readonly code: FaultCode
  readonly detail: string

  constructor(code: FaultCode, detail: string, options?: ErrorOptions) {
    super(`${code}: ${detail}`, options)
    this.code = code
    this.detail = detail
  }

  get status(): number {
    return FAULTS[this.code].status
  }
}

/** A fault that is known before anything listens: configuration, a locked folder, a broken migration. */
export class StartFault extends Error {
  override readonly name = 'StartFault'
  readonly faults: readonly string[]

  constructor(faults: readonly string[], options?: ErrorOptions) {
    super(faults.join('\n'), options)
    this.faults = faults
  }
}
