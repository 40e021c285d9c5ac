/**
 * Returns the relative link from one page of the site to a path in it, which may end in a query or a fragment. Relative
 * links work from a server, from a folder of a server, and from disk.
 *
 * @example
 * linkFrom('rules/a.html', 'index.html?q=cmd') // '../index.html?q=cmd'
 */
export function linkFrom(page: string, target: string): string {
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(target) ?? []
  if (path === page && rest.startsWith('#')) return rest
  const from = page.split('/').slice(0, -1)
  const to = path.split('/')
  let shared = 0
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++
  const link = [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/')
  // The first part of a relative link must not look like a scheme.
  return `${/^[^/]*:/.test(link) ? `./${link}` : link}${rest}`
}

/** Returns an address that a page may link to: `http` and `https` only. Undefined for any other text. */
export function webAddress(text: string): string | undefined {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return undefined
  return new URL(text).href
}

/** Returns the query string of parameters, with its `?`. A parameter may occur more than once. */
export const queryString = (parameters: readonly (readonly [name: string, value: string])[]): string =>
  `?${new URLSearchParams(parameters.map(([name, value]) => [name, value])).toString()}`
