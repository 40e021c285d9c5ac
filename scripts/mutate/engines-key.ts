import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Engine } from '../../test/engines/engine.js'

const FOLDERS = ['engines', 'readers'].map((name) => fileURLToPath(new URL(`../../test/${name}`, import.meta.url)))
const SOURCE = /\.(?:ts|py|java|rs|toml|lock|json|xml|txt)$/

/** A digest of the engines that are installed, and of the readers and adapters in this repository. */
export function enginesKey(engines: readonly Engine[]): string {
  const hash = createHash('sha256').update(JSON.stringify(engines.map(({ name, about }) => [name, about])))
  for (const folder of FOLDERS) {
    const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => SOURCE.test(path))
    for (const path of paths.sort()) hash.update(`${path}\0`).update(readFileSync(join(folder, path)))
  }
  return hash.digest('base64')
}
