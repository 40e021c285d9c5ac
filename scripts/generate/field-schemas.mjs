import { readdir } from 'node:fs/promises'
import { readJson, root } from './repository.mjs'

/** Returns a module for each field schema, and one that lists them and loads them on demand. */
export async function fieldSchemas() {
  const names = await readdir(new URL('schemas/', root), { recursive: true })
  const files = names.filter((name) => /[\\/].*\.json$/.test(name)).sort()
  const schemas = await Promise.all(
    files.map(async (file) => {
      const { fields, ...about } = await readJson(`schemas/${file}`)
      return { about, fields, module: file.replaceAll('\\', '/').replace(/\.json$/, '.generated.js') }
    }),
  )
  const entries = schemas.map(
    ({ about, module }) => `  { about: ${JSON.stringify(about)}, load: () => import('./${module}') },\n`,
  )
  return [
    ...schemas.map(({ fields, module }) => [`schemas/${module}`, `export const fields = ${JSON.stringify(fields)}\n`]),
    ['schemas/list.generated.js', `export const list = [\n${entries.join('')}]\n`],
    [
      'schemas/list.generated.d.ts',
      `import type { FieldSchemaData, FieldTree } from '../src/schema/field-schema.js'
export declare const list: readonly {
  readonly about: Omit<FieldSchemaData, 'fields'>
  readonly load: () => Promise<{ readonly fields: FieldTree }>
}[]
`,
    ],
  ]
}
