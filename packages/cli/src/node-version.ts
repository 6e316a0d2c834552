// Which Node the command needs. An older one would end somewhere inside with a missing name, which says nothing to whoever
// installed the package.
import description from '../package.json' with { type: 'json' }

/** What is wrong with this version of Node, if anything: `20.20.2` → one line. */
export function nodeFault(version: string): string | undefined {
  const needed = description.engines.node.replace('>=', '')
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [wantedMajor = 0, wantedMinor = 0] = needed.split('.').map(Number)
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return undefined
  return `policeai needs Node ${needed} or newer, and this is Node ${version}: https://nodejs.org`
}
