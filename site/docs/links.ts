import { linkFrom } from '../../src/site/shell/links.js'
import { resolvePath, sitePath } from './source-page.js'

/** Where links of pages lead. */
export interface LinkSettings {
  /** True for a file that the site contains beside the pages, such as an image. */
  readonly isAsset: (file: string) => boolean
  /** The address of the repository's files at the revision of the pages; undefined if it is not public. */
  readonly repository: string | undefined
}

/** The destination of a link: a page, a file of the site, an address elsewhere, or nothing that readers can open. */
export type Target =
  | { readonly kind: 'page'; readonly path: string; readonly anchor: string; readonly href: string }
  | { readonly kind: 'asset' | 'elsewhere'; readonly href: string }
  | { readonly kind: 'none' }

/** Finds the target of a link in a file. */
export function linkTarget(file: string, href: string, { isAsset, repository }: LinkSettings): Target {
  if (/^[a-z][a-z+.-]*:/i.test(href)) return { kind: 'elsewhere', href }
  const [, path = '', anchor = ''] = /^([^#]*)#?(.*)$/s.exec(href) ?? []
  const from = sitePath(file) ?? file
  const linked = path === '' ? file : resolvePath(file, path)
  const page = sitePath(linked)
  if (page !== undefined) {
    return { kind: 'page', path: page, anchor, href: linkFrom(from, `${page}${anchor === '' ? '' : `#${anchor}`}`) }
  }
  if (isAsset(linked)) return { kind: 'asset', href: linkFrom(from, linked) }
  return repository === undefined ? { kind: 'none' } : { kind: 'elsewhere', href: `${repository}/${linked}` }
}
