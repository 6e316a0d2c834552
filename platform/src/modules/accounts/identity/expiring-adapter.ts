// The memory of the embedded provider: what it stores is forgotten when it expires, and when the server
// stops. Its own default does the same, but warns on the console that nobody should use it.
import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider'

type Entry = { readonly payload: AdapterPayload; readonly expiresAt: number }

/** So many at most: a visitor who starts sign-ins without end pushes out the oldest ones only. */
const MOST = 5_000

export function createExpiringAdapter(now: () => number = Date.now): AdapterFactory {
  const entries = new Map<string, Entry>()
  const read = (key: string): AdapterPayload | undefined => {
    const entry = entries.get(key)
    return entry && entry.expiresAt > now() ? entry.payload : undefined
  }
  const find = (matches: (payload: AdapterPayload) => boolean, model: string): AdapterPayload | undefined => {
    const keys = [...entries.keys()].filter((key) => key.startsWith(`${model}:`))
    return keys.map(read).find((payload) => payload !== undefined && matches(payload))
  }
  const write = (key: string, payload: AdapterPayload, seconds: number | undefined): void => {
    forgetExpired(entries, now())
    entries.delete(key)
    entries.set(key, {
      payload,
      expiresAt: seconds === undefined ? Number.POSITIVE_INFINITY : now() + seconds * 1000,
    })
  }

  return (model): Adapter => ({
    upsert: async (id, payload, seconds) => write(`${model}:${id}`, payload, seconds),
    find: async (id) => read(`${model}:${id}`),
    findByUid: async (uid) => find((payload) => payload.uid === uid, model),
    findByUserCode: async () => undefined,
    consume: async (id) => {
      const payload = read(`${model}:${id}`)
      if (payload) payload['consumed'] = Math.floor(now() / 1000)
    },
    destroy: async (id) => {
      entries.delete(`${model}:${id}`)
    },
    revokeByGrantId: async (grantId) => {
      for (const [key, { payload }] of entries) if (payload.grantId === grantId) entries.delete(key)
    },
  })
}

function forgetExpired(entries: Map<string, Entry>, now: number): void {
  for (const [key, { expiresAt }] of entries)
    if (expiresAt <= now || entries.size >= MOST) entries.delete(key)
}
