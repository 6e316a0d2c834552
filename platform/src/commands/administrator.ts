// `policeai administrator add`: lets the first person into a new instance, since nobody is there yet to do it
// on a page.
import { compose } from '../compose.ts'
import { readConfiguration } from '../kernel/configuration.ts'
import { StartFault } from '../kernel/errors.ts'
import type { Streams } from './process.ts'

type Options = { name: string; email: string; centre: string; centreCy?: string }

const OUTCOMES = {
  'address-taken': 'Somebody has an account with that address already.',
  'not-needed': 'There is an administrator already, who can add others at /administration.',
} as const

export async function addAdministrator({ stdout }: Streams, options: Options): Promise<void> {
  const { name, email, centre, centreCy = centre } = options
  const platform = await compose({ configuration: readConfiguration() })
  try {
    const outcome = await platform.accounts.appointFirstAdministrator({
      name,
      email,
      centre: { en: centre, cy: centreCy },
    })
    if (outcome !== 'appointed') throw new StartFault([OUTCOMES[outcome]])
    stdout.write(`${name} is an administrator of ${centre} from their first sign-in on.\n`)
  } finally {
    await platform.close()
  }
}
