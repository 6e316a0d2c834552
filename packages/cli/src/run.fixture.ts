// For the tests of commands: the program run in this process, in a folder and at a time of the test's own, with what it wrote.
import { Writable } from 'node:stream'
import { createProgram, runProgram } from './index.ts'

/** A stream that keeps what is written to it. */
export function memory() {
  const chunks: string[] = []
  const stream = new Writable({
    write(chunk, _, done) {
      chunks.push(String(chunk))
      done()
    },
  })
  return { stream, text: () => chunks.join('') }
}

/** Runs the program in a folder; gives its exit code and what it wrote. */
export async function runIn(cwd: string, args: readonly string[]) {
  const [out, err] = [memory(), memory()]
  const now = () => new Date('2026-08-03T14:05:00Z')
  const program = createProgram({ stdout: out.stream, stderr: err.stream, cwd, now })
  const code = await runProgram(program, args)
  return { code, out: out.text(), err: err.text() }
}
