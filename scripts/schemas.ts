// Builds the field schemas in schemas/ from a folder with the vendors' field lists: names and types, with source and revision.
// npm run schemas:build -- <folder> <file with the fields of Beats, such as v9.5.0.json.gz>
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import type { FieldSchemaData } from '../src/schema/field-schema.js'
import { auth0Schema } from './schemas/auth0-schema.js'
import { beatsSchemas } from './schemas/beats-schemas.js'
import { datadogSchemas } from './schemas/datadog-schemas.js'
import { datadogSources } from './schemas/datadog-sources.js'
import { ecsSchema, elasticSchema } from './schemas/elastic-schema.js'
import { elasticSources } from './schemas/elastic-sources.js'
import { withNewerFields } from './schemas/newer-fields.js'
import { splunkSchemas } from './schemas/splunk-schemas.js'

const [folder, beats] = process.argv.slice(2)
if (folder === undefined || beats === undefined) {
  console.error('usage: npm run schemas:build -- <folder with the field lists> <file with the fields of Beats>')
  process.exit(2)
}
const target = fileURLToPath(new URL('../schemas/', import.meta.url))
const json = (file: string): never => JSON.parse(readFileSync(join(folder, file), 'utf8')) as never

const schemas: readonly FieldSchemaData[] = [
  ecsSchema(json('ecs.json')),
  ...readdirSync(join(folder, 'elastic'))
    .filter((file) => file.endsWith('.json'))
    .map((file) => basename(file, '.json'))
    .map((stream) => elasticSchema(stream, withNewerFields(stream, json(`elastic/${stream}.json`)))),
  ...Object.entries(elasticSources).map(([stream, list]) => elasticSchema(stream, list)),
  ...beatsSchemas(JSON.parse(gunzipSync(readFileSync(beats)).toString()), basename(beats, '.json.gz')),
  ...datadogSchemas(json('datadog.json')),
  ...datadogSources,
  ...splunkSchemas(json('splunk-cim.json')),
  auth0Schema,
]

for (const file of readdirSync(target)) if (!file.includes('.')) rmSync(join(target, file), { recursive: true })
for (const schema of schemas) {
  const { fields, ...about } = schema
  const lines = Object.entries(about).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`)
  mkdirSync(join(target, dirname(schema.name)), { recursive: true })
  writeFileSync(
    join(target, `${schema.name}.json`),
    `{\n${[...lines, `"fields": ${JSON.stringify(fields)}`].join(',\n')}\n}\n`,
  )
}
console.log(
  `${schemas.length} schemas, ${schemas.reduce((sum, one) => sum + JSON.stringify(one).length, 0)} characters`,
)
