// Hooks that make Node.js load TypeScript: they find `x.ts` for `x.js`, and strip the types. The names of functions stay
// as they are; tsx would name each function again whenever it is made, which takes a twentieth of the time of the tests.
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { transformSync } from 'rolldown/experimental'

const options = { sourcemap: true, target: 'es2023', jsx: { runtime: 'automatic', importSource: 'preact' } }

/** The TypeScript files of paths: several modules import the same one. */
const found = new Map()

/** Resolves a relative path to the TypeScript file, if there is one. */
export function resolve(specifier, context, next) {
  const { parentURL } = context
  if (parentURL?.startsWith('file:') && /^\.{1,2}\/.*\.js$/.test(specifier)) {
    const { href } = new URL(specifier, parentURL)
    if (!found.has(href)) found.set(href, typescriptFile(href))
    const url = found.get(href)
    if (url !== undefined) return { url, format: 'module', shortCircuit: true }
  }
  return next(specifier, context)
}

const typescriptFile = (href) =>
  ['.ts', '.tsx'].map((end) => href.replace(/\.js$/, end)).find((url) => existsSync(fileURLToPath(url)))

/** Loads a TypeScript file as JavaScript, with its source map. */
export function load(url, context, next) {
  if (!/\.tsx?(?:[?#]|$)/.test(url)) return next(url, context)
  const path = fileURLToPath(url)
  const { code, map, errors } = transformSync(path, readFileSync(path, 'utf8'), options)
  if (errors.length > 0) throw new SyntaxError(errors.map(({ codeframe, message }) => codeframe ?? message).join('\n'))
  const data = Buffer.from(JSON.stringify(map)).toString('base64')
  return {
    format: 'module',
    source: `${code}\n//# sourceMappingURL=data:application/json;base64,${data}`,
    shortCircuit: true,
  }
}
