// Readers at the door, many at once: how many requests a second home, a search and a record take, and how long the
// slowest wait. Not a test: run it by hand against a platform on this machine.
//   RATE_LIMIT=1000000 ./policeai start
//   node platform/test/load/readers.ts [http://localhost:8080] [requests a page] [readers at once]
import { availableParallelism } from 'node:os'

const [origin = 'http://localhost:8080', requests = '2000', readers = '16'] = process.argv.slice(2)
if (!/^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(origin))
  throw new Error(`${origin} is not on this machine`)

const { records } = (await (await fetch(`${origin}/api/v1/records?evidence=own`)).json()) as {
  records: { id: string }[]
}
const pages: Readonly<Record<string, string>> = {
  home: '/',
  search: '/register?q=sightline',
  record: `/register/${records[0]?.id}`,
}

type Measured = Readonly<{ perSecond: number; median: number; p99: number; slowest: number }>

async function measure(path: string): Promise<Measured> {
  const waits: number[] = []
  let left = Number(requests)
  const read = async (): Promise<void> => {
    while (left-- > 0) {
      const began = performance.now()
      const answer = await fetch(origin + path, { headers: { accept: 'text/html' } })
      await answer.arrayBuffer()
      if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
      waits.push(performance.now() - began)
    }
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: Number(readers) }, read))
  const seconds = (performance.now() - began) / 1000
  const sorted = waits.toSorted((a, b) => a - b)
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
  return { perSecond: waits.length / seconds, median: at(0.5), p99: at(0.99), slowest: at(1) }
}

const print = (line: string): boolean => process.stdout.write(`${line}\n`)
print(`${requests} requests a page, ${readers} readers at once, ${availableParallelism()} cores`)
for (const [name, path] of Object.entries(pages)) {
  const { perSecond, median, p99, slowest } = await measure(path)
  const waits = `median ${median.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, slowest ${slowest.toFixed(1)} ms`
  print(`${name.padEnd(7)} ${perSecond.toFixed(0).padStart(5)} requests/s, ${waits}`)
}
