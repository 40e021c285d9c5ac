import { build } from 'esbuild'
import { root } from './repository.mjs'

/** Returns the exports of a TypeScript module of the repository, such as a schema that is built from tables of the code. */
export async function exportsOf(path) {
  const bundled = await build({
    entryPoints: [new URL(path, root).pathname],
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    write: false,
  })
  return import(`data:text/javascript,${encodeURIComponent(bundled.outputFiles[0].text)}`)
}
