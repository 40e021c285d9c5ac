import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { folderOf, repository } from '../harness/make-catalog.js'

let folder: string | undefined

/** Builds the site of the project once for all tests, and returns its folder. */
export function docsFolder(): string {
  if (folder !== undefined) return folder
  const out = folderOf({})
  const command = ['--import', 'tsx', join(repository, 'scripts/site.ts'), out]
  const env = { ...process.env, TSX_TSCONFIG_PATH: join(repository, 'site/tsconfig.json') }
  execFileSync(process.execPath, command, { cwd: repository, stdio: 'pipe', env })
  folder = out
  return out
}

/** Pages of each kind: the start, prose, tables, long code, generated pages, pages below others, and the search. */
export const PAGES: readonly string[] = [
  'index',
  'contents',
  'fidelity',
  'explaining',
  'mappings',
  'diagnostics',
  'command-line',
  'architecture',
  'findings/dead-value',
  'decisions/index',
  'changelog',
  'search',
].map((name) => `docs/${name}.html`)
