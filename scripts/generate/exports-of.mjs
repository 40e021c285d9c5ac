import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { root } from './repository.mjs'

/**
 * Returns the exports of a TypeScript module of the repository, such as a schema that is built from tables of the code.
 *
 * The bundle is imported from a file, not from a data URL: Node.js prints the whole URL with each error that the module throws.
 */
export async function exportsOf(path) {
  const folder = await mkdtemp(join(tmpdir(), 'sigmacast-generate-'))
  const outfile = join(folder, 'bundle.mjs')
  try {
    await build({
      entryPoints: [new URL(path, root).pathname],
      bundle: true,
      format: 'esm',
      platform: 'neutral',
      mainFields: ['module', 'main'],
      outfile,
    })
    return await import(pathToFileURL(outfile).href)
  } finally {
    await rm(folder, { recursive: true })
  }
}
