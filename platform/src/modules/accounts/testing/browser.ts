// A browser without a screen: cookies, forms and Fetch Metadata, and each redirect followed by itself so
// that a test can stop at any of them.

export type Seen = Readonly<{ status: number; url: string; html: string; setCookies: readonly string[] }>

export type Browser = Readonly<{
  cookies: Map<string, string>
  /** Asks once; a redirect is the answer. */
  ask: (address: string, form?: Readonly<Record<string, string | readonly string[]>>) => Promise<Response>
  open: (address: string) => Promise<Seen>
  /** Sends a form from the page that is open, and follows where it leads. */
  send: (address: string, form: Readonly<Record<string, string | readonly string[]>>) => Promise<Seen>
}>

export function openBrowser(origin: string): Browser {
  const cookies = new Map<string, string>()
  let referer = `${origin}/`

  const ask: Browser['ask'] = async (address, form) => {
    const response = await fetch(new URL(address, origin), {
      method: form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: {
        accept: 'text/html',
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        referer,
        ...(form ? { origin, 'sec-fetch-site': 'same-origin' } : {}),
      },
      ...(form ? { body: encoded(form) } : {}),
    })
    for (const line of response.headers.getSetCookie()) keep(cookies, line)
    return response
  }

  const follow = async (address: string, form?: Parameters<typeof ask>[1]): Promise<Seen> => {
    let url = new URL(address, origin).href
    let response = await ask(url, form)
    for (let hops = 0; response.status >= 300 && response.status < 400 && hops < 20; hops++) {
      url = new URL(response.headers.get('location') ?? '', url).href
      response = await ask(url)
    }
    referer = url
    return {
      status: response.status,
      url,
      html: await response.text(),
      setCookies: response.headers.getSetCookie(),
    }
  }

  return { cookies, ask, open: (address) => follow(address), send: follow }
}

function encoded(form: Readonly<Record<string, string | readonly string[]>>): URLSearchParams {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(form)) {
    for (const one of typeof value === 'string' ? [value] : value) body.append(name, one)
  }
  return body
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(';')
  const name = pair.slice(0, pair.indexOf('='))
  const gone = attributes.some((one) => /expires=Thu, 01 Jan 1970/i.test(one))
  if (gone) cookies.delete(name)
  else cookies.set(name, pair.slice(pair.indexOf('=') + 1))
}

/** Signs in through the embedded provider, as far as the person and the code. */
export async function signInAs(browser: Browser, person: string, start = '/sign-in'): Promise<Seen> {
  const chooser = await browser.open(start)
  const chosen = chooser.url.includes('/code?') ? chooser : await browser.send(chooser.url, { person })
  if (!chosen.url.includes('/code?')) return chosen
  const [code = ''] = /(?<=code: )\d{6}|(?<=arddangos: )\d{6}/.exec(chosen.html) ?? []
  return browser.send(chosen.url.split('?')[0] ?? '', { person, code })
}
