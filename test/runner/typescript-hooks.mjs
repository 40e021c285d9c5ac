// Hooks that make Node.js load TypeScript: they find `x.ts` for `x.js`, and strip the types. The names of functions stay
// as they are; tsx would name each function again whenever it is made, which takes a twentieth of the time of the tests.
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { transformSync } from 'rolldown/experimental'

const options = { sourcemap: true, target: 'es2023', jsx: { runtime: 'automatic', importSource: 'preact' } }

/** The files of paths in this repository: several modules import the same one. */
const found = new Map()

/**
 * Resolves a relative path in this repository to its file, which may be TypeScript. It and modules of Node.js need no
 * later hook, and the one of Vitest takes longer: it reports each import to the main process.
 */
export function resolve(specifier, context, next) {
  if (specifier.startsWith('node:')) return { url: specifier, format: 'builtin', shortCircuit: true }
  const { parentURL } = context
  if (isOurs(parentURL) && /^\.{1,2}\/.*\.js$/.test(specifier)) {
    const { href } = new URL(specifier, parentURL)
    if (!found.has(href)) found.set(href, fileFor(href))
    const file = found.get(href)
    if (file !== undefined) return { ...file, shortCircuit: true }
  }
  return next(specifier, context)
}

const isOurs = (url) => url?.startsWith('file:') && !url.includes('/node_modules/')

function fileFor(href) {
  const exists = (url) => existsSync(fileURLToPath(url))
  const typescript = ['.ts', '.tsx'].map((end) => href.replace(/\.js$/, end)).find(exists)
  if (typescript !== undefined) return { url: typescript, format: 'module' }
  return exists(href) ? { url: href } : undefined
}

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
