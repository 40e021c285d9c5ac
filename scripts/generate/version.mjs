import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { constants } from './constants.mjs'
import { readJson, root } from './repository.mjs'

/** Returns the module with the version, since an executable has no package.json beside it, and with a hash of the sources. */
export async function versionModule() {
  const { version } = await readJson('package.json')
  return constants(
    'src/project/version',
    { version, build: hashSources() },
    `export declare const version: string
/** A hash of the sources: it differs between two builds of the same version that may convert a rule otherwise. */
export declare const build: string
`,
  )
}

/** Hashes everything that the package is built from. Reading the files in turn takes a fifth of the time of promises. */
function hashSources() {
  const hash = createHash('sha256').update(readFileSync(new URL('package-lock.json', root)))
  for (const folder of ['backends', 'grammar', 'pipelines', 'schemas', 'src']) {
    const entries = readdirSync(new URL(`${folder}/`, root), { recursive: true, withFileTypes: true })
    const files = entries.filter((entry) => entry.isFile() && !/\.generated\./.test(entry.name))
    const paths = files.map(({ parentPath, name }) => relative(fileURLToPath(root), join(parentPath, name)))
    for (const path of paths.sort()) hash.update(`\0${path}\0`).update(readFileSync(new URL(path, root)))
  }
  return hash.digest('hex').slice(0, 16)
}
