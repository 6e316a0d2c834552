// A person at a program instead of a browser: cookies and forms without pages being drawn, for what a browser
// would only make slow: signing in, sending the same form twice at once, asking for what is not theirs.
import { type APIRequestContext, type APIResponse, request } from 'playwright-core'

export type Visitor = Readonly<{
  get: (path: string) => Promise<APIResponse>
  /** Sends a form as a browser would, and follows where the answer leads. */
  post: (path: string, form: Readonly<Record<string, string>>) => Promise<APIResponse>
  /** The state of the cookies, for a browser to go on with. */
  cookies: () => ReturnType<APIRequestContext['storageState']>
  api: APIRequestContext
}>

/** Somebody who has not signed in. */
export async function newVisitor(origin: string): Promise<Visitor> {
  const api = await request.newContext({
    baseURL: origin,
    extraHTTPHeaders: { accept: 'text/html', 'sec-fetch-site': 'same-origin' },
  })
  return {
    get: (path) => api.get(path),
    post: (path, form) => api.post(path, { form: { ...form } }),
    cookies: () => api.storageState(),
    api,
  }
}

/** One of the demonstration people, such as `demo-calder-approver`. */
export async function visitorSignedIn(
  origin: string,
  person: string,
  options: { secondFactor?: boolean } = {},
): Promise<Visitor> {
  const visitor = await newVisitor(origin)
  const chooser = await visitor.get('/sign-in')
  const home = await visitor.post(new URL(chooser.url()).pathname, { person })
  if (!home.url().startsWith(`${origin}/`) || home.url().includes('demo-identity'))
    throw new Error(`${person} was not signed in but came to ${home.url()}`)
  if (options.secondFactor) await proveAgain(visitor, person)
  return visitor
}

async function proveAgain(visitor: Visitor, person: string): Promise<void> {
  const asked = await visitor.get('/sign-in?need=second-factor&return_to=/account')
  const code = /<strong>\D*(\d{6})\D*<\/strong>/.exec(await asked.text())?.[1]
  if (code === undefined) throw new Error(`no code is shown at ${asked.url()}`)
  const done = await visitor.post(new URL(asked.url()).pathname, { person, code })
  if (!done.url().endsWith('/account')) throw new Error(`the code led to ${done.url()}`)
}

/** The value of a hidden field, such as `_revision`. */
export function hidden(page: string, name: string): string {
  const value = new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1]
  if (value === undefined) throw new Error(`the page has no field ${name}`)
  return value
}
