import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path/posix'
import { fileURLToPath } from 'node:url'

const root = new URL('../../', import.meta.url)

/** The sources that people write, by their paths in the repository. */
export const sources: ReadonlyMap<string, string> = new Map(
  ['src', 'pipelines', 'schemas', 'backends', 'grammar']
    .flatMap((folder) =>
      readdirSync(new URL(`${folder}/`, root), { recursive: true, encoding: 'utf8' }).map(
        (file) => `${folder}/${file.replaceAll('\\', '/')}`,
      ),
    )
    .filter(
      (path) => /\.(tsx?|peggy|json)$/.test(path) && !path.includes('.generated.') && !/^schemas\/.*\.json$/.test(path),
    )
    .sort()
    .map((path) => [path, readFileSync(new URL(path, root), 'utf8')]),
)

export const modules = new Map([...sources].filter(([path]) => /\.tsx?$/.test(path)))

/** The modules that people write in another folder, by their paths in the repository. */
export const modulesIn = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(new URL(`${folder}/`, root), { recursive: true, encoding: 'utf8' })
      .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
      .filter((path) => /\.(tsx?|mjs)$/.test(path) && !/\.generated\.|^site\/dist\//.test(path))
      .map((path) => [path, readFileSync(new URL(path, root), 'utf8')]),
  )

/** The imports and re-exports of a module: files by path in the repository, packages by name. `values` omits types. */
export function importsOf(path: string, text: string, what: 'all' | 'values' = 'all'): readonly string[] {
  const statements =
    /^(?:import|export)\b([^'"]*?)from\s*['"]([^'"]+)['"]|^import\s*['"]([^'"]+)['"]|\bimport\(['"]([^'"]+)['"]\)/gm
  return [...text.matchAll(statements)]
    .filter(([, names = '']) => what === 'all' || !/^\s+type\b/.test(names))
    .map(([, , from, bare, dynamic]) => {
      const name = from ?? bare ?? dynamic ?? ''
      return name.startsWith('.') ? moduleAt(join(dirname(path), name)) : name
    })
}

/** The names that a module imports or re-exports from other files; `*` for a module that is imported as a whole. */
export function importedNames(
  path: string,
  text: string,
): readonly { readonly module: string; readonly name: string }[] {
  const statements =
    /^(?:import|export)\b(?:\s+type)?\s*(?:\{([^}]*)\}\s*from|[^'"{]*)\s*['"](\.[^'"]+)['"]|\bimport\(['"](\.[^'"]+)['"]\)/gm
  return [...text.matchAll(statements)].flatMap(([, list, from, dynamic]) => {
    const module = moduleAt(join(dirname(path), from ?? dynamic ?? ''))
    const names = list?.split(',').map((part) =>
      part
        .trim()
        .replace(/^type /, '')
        .replace(/ as .*/, ''),
    )
    return (names ?? ['*']).filter((name) => name !== '').map((name) => ({ module, name }))
  })
}

/** The source file of a compiled one: `a.tsx` if there is one, else `a.ts`. */
const moduleAt = (path: string): string => {
  const source = path.replace(/\.js$/, '.ts')
  return sources.has(`${source}x`) ? `${source}x` : source
}

export const repository = fileURLToPath(root)
