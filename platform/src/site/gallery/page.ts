// What every page of the gallery has in common: an instance and a reader that do not exist.

import type { PageParts } from '../../kernel/http/page.ts'
import type { AssetManifest, Reader, ShellParts } from '../index.ts'
import { page } from '../shell.ts'

/** A page of the gallery, given the assets. */
export type Example = (assets: AssetManifest) => string

type Extra = Partial<Reader> & Pick<ShellParts, 'aside' | 'banner'>

export function example(parts: () => PageParts & Partial<Extra>): Example {
  return (assets) =>
    page({
      language: 'en',
      path: '/register/records/4',
      signedIn: null,
      flash: null,
      ...parts(),
      assets,
      operator: 'nobody: this is a demonstration',
      demonstration: true,
    })
}
