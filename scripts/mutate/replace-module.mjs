// Hooks of Node.js that load one module with another text. https://nodejs.org/api/module.html#customization-hooks
import { transform } from 'esbuild'

let replaced = { url: '', text: '' }

export function initialize(data) {
  replaced = data
}

export async function load(url, context, next) {
  if (url.replace(/\?.*$/, '') !== replaced.url) return next(url, context)
  const loader = replaced.url.endsWith('.ts') ? 'ts' : 'js'
  const { code } = await transform(replaced.text, { loader, format: 'esm', target: 'node20' })
  return { format: 'module', source: code, shortCircuit: true }
}
