// The gallery: real pages with invented content, to be looked at and tested. Nothing routes to it.

import type { Example } from './page.ts'
import { record, untestedRecord } from './record.ts'
import { home, search } from './search.ts'
import { accessibility, cookies, difference, fault, form, tasks } from './work.ts'

export const gallery: Readonly<Record<string, Example>> = {
  home,
  search,
  record,
  'untested-record': untestedRecord,
  difference,
  tasks,
  form,
  fault,
  accessibility,
  cookies,
}
