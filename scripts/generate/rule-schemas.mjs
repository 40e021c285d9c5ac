import { constants } from './constants.mjs'
import { readText } from './repository.mjs'

const FOLDER = 'src/rule/schema'
const NAMES = ['detection', 'correlation', 'filter']

/** Returns the module with the JSON Schemas of rules. */
export async function ruleSchemas() {
  const schemas = await Promise.all(
    NAMES.map(async (name) => [name, JSON.parse(await readText(`${FOLDER}/${name}.schema.json`), withoutHints)]),
  )
  const declarations = NAMES.map((name) => `export declare const ${name}: JsonSchema\n`).join('')
  return constants(
    `${FOLDER}/schemas`,
    Object.fromEntries(schemas),
    `import type { JsonSchema } from './json-schema.js'\n\n${declarations}`,
  )
}

/** Removes parts of a schema that only editors use; `properties.title` is a map, and stays. */
function withoutHints(key, value) {
  return /^(?:\$schema|\$id|title|description)$/.test(key) && typeof value === 'string' ? undefined : value
}
