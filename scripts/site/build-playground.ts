import { fileURLToPath } from 'node:url'
import { type BuildOptions, build } from 'esbuild'
import { playgroundPage } from '../../site/playground/page.js'
import { themeScriptHash } from '../../src/site/shell/assets.generated.js'
import { writeSiteFile } from './write-files.js'

const source = new URL('../../site/playground/', import.meta.url)

/** Builds the playground below a folder: its pages, its style sheet, and the scripts in parts that are loaded when needed. */
export async function buildPlayground(out: URL): Promise<void> {
  const today = new Date().toISOString().slice(0, 10)
  writeSiteFile(out, 'playground/index.html', await playgroundPage(false, today, themeScriptHash))
  writeSiteFile(out, 'playground/embed.html', await playgroundPage(true, today, themeScriptHash))
  const common: BuildOptions = {
    bundle: true,
    minify: true,
    logLevel: 'warning',
    target: ['es2022', 'chrome123', 'firefox120', 'safari17.5'],
    outdir: fileURLToPath(new URL('playground/', out)),
  }
  await build({
    ...common,
    entryPoints: ['main.tsx', 'worker.ts'].map((file) => fileURLToPath(new URL(file, source))),
    entryNames: '[name]',
    chunkNames: 'parts/[name]-[hash]',
    splitting: true,
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
  })
  await build({ ...common, entryPoints: [fileURLToPath(new URL('playground.css', source))] })
  await build({ ...common, entryPoints: [fileURLToPath(new URL('embed.ts', source))], format: 'iife' })
}
