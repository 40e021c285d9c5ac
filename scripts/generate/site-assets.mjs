import { createHash } from 'node:crypto'
import { build } from 'esbuild'
import { constants } from './constants.mjs'
import { root } from './repository.mjs'

/** Returns the module with the styles and scripts of pages, since a site is written from the program alone. */
export async function siteAssets() {
  const assets = {
    siteStyles: await minified('shell/styles/site.css'),
    themeScript: await minified('client/theme.ts'),
    shellScript: await minified('client/shell.ts'),
    coverageScript: await minified('client/coverage.ts'),
    ruleScript: await minified('client/rule.ts'),
    searchScript: await minified('client/search/search.ts'),
  }
  const hash = createHash('sha256').update(assets.themeScript).digest('base64')
  const values = { ...assets, themeScriptHash: `sha256-${hash}` }
  const declarations = Object.keys(values).map((name) => `export declare const ${name}: string\n`)
  return constants('src/site/shell/assets', values, declarations.join(''))
}

/** Returns a style sheet or a script as one text. A script is no module, because browsers load none from disk. */
async function minified(path) {
  const bundled = await build({
    entryPoints: [new URL(`src/site/${path}`, root).pathname],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: ['es2022', 'chrome123', 'firefox120', 'safari17.5'],
    loader: { '.css': 'css' },
  })
  return bundled.outputFiles[0].text.trim()
}
