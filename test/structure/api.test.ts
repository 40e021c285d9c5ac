import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { publicNames } from './declarations.js'
import { modules, repository } from './sources.js'

// test/api/ has a file for each entry of the package: the names that users can import from it, for review. `npm run
// test:update -- test/structure/api.test.ts` rewrites them; they change only with intended changes.
const folder = new URL('../api/', import.meta.url)
const manifest = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as {
  readonly exports: Readonly<Record<string, { readonly types?: string }>>
}

/** The declarations of the library as the compiler writes them now; those in `dist` if no source is newer. */
function declarationFiles(): ReadonlyMap<string, string> {
  const writtenAt = (path: string): number => statSync(join(repository, path), { throwIfNoEntry: false })?.mtimeMs ?? 0
  const builtAt = writtenAt('dist/src/index.d.ts')
  const inputs = ['tsconfig.json', 'tsconfig.build.json', ...modules.keys()]
  if (inputs.every((path) => writtenAt(path) < builtAt)) return declarationsIn(join(repository, 'dist'))
  const folder = mkdtempSync(join(tmpdir(), 'sigmacast-'))
  try {
    const options = ['--noEmit', 'false', '--emitDeclarationOnly', '--outDir', folder]
    const tsc = join(repository, 'node_modules/typescript/bin/tsc')
    execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json', ...options], { cwd: repository })
    return declarationsIn(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function declarationsIn(folder: string): ReadonlyMap<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.d.ts'))
  return new Map(names.map((name) => [name.replaceAll('\\', '/'), readFileSync(join(folder, name), 'utf8')]))
}

const entries = Object.entries(manifest.exports).flatMap(([path, { types }]) =>
  types === undefined || path.includes('*') ? [] : [[path, types.replace('./dist/', '')] as const],
)

/** `index.txt` of the package itself, `backends-splunk.txt` of `./backends/splunk`. */
const fileOf = (path: string): string => `${path.slice(2).replaceAll('/', '-') || 'index'}.txt`

describe('the public names and their types are those of test/api', async () => {
  const files = declarationFiles()
  const isUpdated = process.env.UPDATE_API === '1'

  test.each(entries)('%s', (path, types) => {
    const names = publicNames(files, types).map(({ declaration }) => declaration)
    const text = `# sigmacast${path.slice(1)}\n\n${names.join('\n')}\n`
    if (isUpdated) writeFileSync(new URL(fileOf(path), folder), text)
    expect(text).toBe(readFileSync(new URL(fileOf(path), folder), 'utf8'))
  })

  test('has no file for a removed entry', () => {
    expect(readdirSync(folder).sort()).toEqual(entries.map(([path]) => fileOf(path)).sort())
  })

  test('need no types of Node.js', () => {
    const reached = new Set(entries.map(([, types]) => types))
    for (const path of reached) {
      const imports = files.get(path)?.matchAll(/\bfrom '(\.[^']+)'|\bimport\("(\.[^"]+)"\)/g) ?? []
      for (const [, from = '', inline = from] of imports)
        reached.add(join(path, '..', inline.replace(/\.js$/, '.d.ts')).replaceAll('\\', '/'))
    }
    const needy = [...reached].filter((path) =>
      /'node:|"node:|\bNodeJS\.|\bBuffer\b/.test(files.get(path)?.replace(/\/\*[\s\S]*?\*\//g, '') ?? ''),
    )
    expect(needy).toEqual([])
  })

  test('authors of backends can import all that the built-in backends import', () => {
    const exported = new Set(publicNames(files, 'src/backend.d.ts').map(({ name }) => name))
    const used = [...modules]
      .filter(([path]) => path.startsWith('backends/'))
      .flatMap(([, text]) => [...text.matchAll(/^import (?:type )?\{([^}]*)\} from '(?:\.\.\/)+src\//gm)])
      .flatMap(([, names = '']) =>
        names.split(',').map((name) =>
          name
            .trim()
            .replace(/^type /, '')
            .replace(/ as .*/, ''),
        ),
      )
    expect([...new Set(used)].filter((name) => name !== '' && !exported.has(name))).toEqual([])
  })
})
