import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Source } from '../../src/index.js'

/** A collection of real rules that is no part of this repository. */
export interface Corpus {
  /** Its place in the folder of all corpora. */
  readonly folder: string
  readonly title: string
  readonly url: string
}

export const corpora: readonly Corpus[] = [
  { folder: 'sigmahq/rules', title: 'SigmaHQ, 2026-08-05', url: 'https://github.com/SigmaHQ/sigma' },
  {
    folder: 'auth0/detections',
    title: 'Auth0 Security Detection Catalog',
    url: 'https://github.com/auth0/auth0-customer-detections',
  },
]

const root = fileURLToPath(new URL('../../', import.meta.url))

/** The folder of a corpus, or of all: in `SIGMACAST_CORPUS`, else in `../shared/corpus`. Throws if it is not there. */
export function corpusFolder(part = ''): string {
  const path = join(resolve(root, process.env.SIGMACAST_CORPUS ?? '../shared/corpus'), part)
  if (!existsSync(path))
    throw new Error(`the folder ${path} does not exist; set SIGMACAST_CORPUS to the folder of the corpora`)
  return path
}

/** Every rule file in a folder and the folders in it, by name, in the order of their names. */
export function readSources(folder: string): readonly Source[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'))
  return names
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))
}
