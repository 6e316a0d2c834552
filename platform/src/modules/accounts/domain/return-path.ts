// Where a reader goes after signing in: back to where they were, and only ever to a page of this site. An
// address from outside in this place would let a stranger's link borrow our sign-in (an open redirect).

/** The path, query and fragment of an address that names no other site; null for any other. */
export function localPath(address: string | undefined): string | null {
  if (address === undefined || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(address)) return null
  const { pathname, search, hash } = new URL(address, 'https://this.site')
  return pathname.startsWith('//') ? null : pathname + search + hash
}
