import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

/** A part of the playground that the browser loads at once. */
export interface Download {
  readonly what: string
  /** Bytes, compressed with gzip. */
  readonly bytes: number
}

/** A file with the files that it imports at once. */
interface ScriptFile {
  readonly bytes: number
  readonly imports: readonly string[]
}

/**
 * Measures what a browser loads for each part of the playground. A file counts for the first part that needs it; the last
 * row has the files that are loaded when they are used.
 */
export function measureDownloads(folder: URL): readonly Download[] {
  const scripts = new Map(scriptNames(folder).map((name) => [name, readScript(folder, name)]))
  const counted = new Set<string>()
  const take = (name: string): number => {
    const script = scripts.get(name)
    if (script === undefined || counted.has(name)) return 0
    counted.add(name)
    return script.bytes + script.imports.reduce((sum, other) => sum + take(other), 0)
  }
  const part = (what: string, prefix: string): Download => ({
    what,
    bytes: [...scripts.keys()].filter((name) => name.startsWith(prefix)).reduce((sum, name) => sum + take(name), 0),
  })
  const compressed = (name: string): number => gzipSync(readFileSync(new URL(name, folder)), { level: 9 }).length
  return [
    { what: 'page with the example', bytes: compressed('index.html') },
    { what: 'styles', bytes: compressed('playground.css') + compressed('../assets/site.css') },
    part('script of the page', 'main.js'),
    part('compiler with all targets', 'worker.js'),
    part('editor', 'parts/editor'),
    part('checks and fixes', 'parts/check-rules'),
    part('events, matcher and artifacts', 'parts/m'),
    part('pipelines, completion and the rest', ''),
  ]
}

const scriptNames = (folder: URL): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.js') && name !== 'embed.js')
    .sort()

function readScript(folder: URL, name: string): ScriptFile {
  const text = readFileSync(new URL(name, folder), 'utf8')
  const imports = [...text.matchAll(/(?:^|[;}])import\s*(?:[^'"()]*from)?\s*["']([^"']+)["']/g)].map(([, path = '']) =>
    new URL(path, new URL(name, folder)).href.slice(folder.href.length),
  )
  return { bytes: gzipSync(text, { level: 9 }).length, imports }
}
