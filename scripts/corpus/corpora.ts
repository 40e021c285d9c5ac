import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Source } from '../../src/index.js'

/** A collection of real rules outside of this repository. */
export interface Corpus {
  /** Its path in the folder of all corpora. */
  readonly folder: string
  readonly title: string
  readonly url: string
  /** The commit that `npm run corpus:fetch` fetches, and the folders to fetch. */
  readonly revision: string
  readonly parts: readonly string[]
}

export const corpora: readonly Corpus[] = [
  {
    folder: 'sigmahq/rules',
    title: 'SigmaHQ, 2026-08-05',
    url: 'https://github.com/SigmaHQ/sigma',
    // Release r2026-07-01.
    revision: '552f3fee420ef232a8e5790c4fae591847e32347',
    parts: ['rules', 'regression_data'],
  },
  {
    folder: 'auth0/detections',
    title: 'Auth0 Security Detection Catalog',
    url: 'https://github.com/auth0/auth0-customer-detections',
    revision: '357eb11925cbf705e3fada59bce6e56f4808afa4',
    parts: ['detections'],
  },
]

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Folder for fetched corpora. */
export const fetchedFolder = (): string =>
  join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'sigmacast', 'corpora')

/**
 * The folder of a corpus, or of all corpora: in `SIGMACAST_CORPUS`, else in `../shared/corpus`, else in the fetched
 * folder. Throws if it does not exist.
 */
export function corpusFolder(part = ''): string {
  const beside = resolve(root, '../shared/corpus')
  const configured = process.env.SIGMACAST_CORPUS
  const folder = configured === undefined ? (existsSync(beside) ? beside : fetchedFolder()) : resolve(root, configured)
  const path = join(folder, part)
  if (existsSync(path)) return path
  throw new Error(
    `the folder ${path} does not exist; run \`npm run corpus:fetch\`, or set SIGMACAST_CORPUS to the folder of the corpora`,
  )
}

/** Every rule file in a folder and its subfolders, ordered by name. */
export function readSources(folder: string): readonly Source[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'))
  return names
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))
}
