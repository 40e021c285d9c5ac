/** A Markdown file of the repository. */
export interface SourcePage {
  /** The path from the root of the repository, such as `docs/fidelity.md`. */
  readonly file: string
  readonly text: string
}

/** Pages outside docs/ that its pages link to. */
const OTHER_PAGES: Readonly<Record<string, string>> = {
  'README.md': 'docs/index.html',
  'docs/README.md': 'docs/contents.html',
  'CHANGELOG.md': 'docs/changelog.html',
  'CONTRIBUTING.md': 'docs/contributing.html',
  'SECURITY.md': 'docs/security.html',
}

/** The files outside docs/ that the site contains. */
export const filesOutsideDocs: readonly string[] = Object.keys(OTHER_PAGES).filter((file) => !file.startsWith('docs/'))

/** Returns the path of a Markdown file in the site; undefined if the site does not contain it. */
export function sitePath(file: string): string | undefined {
  const other = OTHER_PAGES[file]
  if (other !== undefined) return other
  if (!file.startsWith('docs/') || !file.endsWith('.md')) return undefined
  return file.replace(/(?:README)?\.md$/, (name) => (name === 'README.md' ? 'index.html' : '.html'))
}

/** Resolves a relative path against the folder of a file, both from the root of the repository. */
export function resolvePath(from: string, path: string): string {
  const parts = from.split('/').slice(0, -1)
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}
