import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { docsFiles, docsPaths, makeDocs } from '../../site/docs/make-docs.js'
import { filesOutsideDocs, type SourcePage } from '../../site/docs/source-page.js'
import { writeSiteFile } from './write-files.js'

const root = new URL('../../', import.meta.url)
const source = new URL('site/docs/', root)

/** Images of docs/, which the site copies. */
const isAsset = (file: string): boolean => /^docs\/.+\.(?:svg|png)$/.test(file) && existsSync(new URL(file, root))

/** Reads the Markdown files that the site contains. */
export const docsSources = (): readonly SourcePage[] =>
  [
    ...filesOutsideDocs,
    ...readdirSync(new URL('docs/', root), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.md'))
      .map((file) => `docs/${file.replaceAll('\\', '/')}`)
      .sort(),
  ].map((file) => ({ file, text: readFileSync(new URL(file, root), 'utf8') }))

/**
 * Renders the documentation. Links to other files of the repository lead to `repository`, such as
 * `https://host/owner/name/blob/main`; without it, they are texts.
 */
export const readDocs = (repository?: string) => makeDocs(docsSources(), { isAsset, repository })

/** Builds the documentation below a folder. */
export async function buildDocs(out: URL, repository: string | undefined): Promise<void> {
  for (const [path, text] of docsFiles(await readDocs(repository))) writeSiteFile(out, path, text)
  for (const file of readdirSync(new URL('docs/', root))) {
    if (!isAsset(`docs/${file}`)) continue
    mkdirSync(new URL('docs/', out), { recursive: true })
    copyFileSync(new URL(`docs/${file}`, root), new URL(`docs/${file}`, out))
  }
  const files = { [docsPaths.search]: 'search/search.ts', [docsPaths.style]: 'docs.css' }
  for (const [path, file] of Object.entries(files)) {
    await build({
      entryPoints: [fileURLToPath(new URL(file, source))],
      outfile: fileURLToPath(new URL(path, out)),
      bundle: true,
      minify: true,
      logLevel: 'warning',
      format: 'iife',
      target: ['es2022', 'chrome123', 'firefox120', 'safari17.5'],
    })
  }
}
