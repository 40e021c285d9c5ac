import { describe, expect, test } from 'vitest'
import { builtInPipelines, findPipeline } from '../../pipelines/index.js'
import { builtInSchemas } from '../../schemas/index.js'
import { mappedFields } from '../../scripts/docs/mapped-fields.js'
import { isNamed } from '../../src/pipeline/named-schemas.js'

const mapped = await Promise.all([...builtInPipelines.keys()].map(mappedFields))
const checked = mapped.filter(({ schemas }) => schemas.length > 0)

describe.each(checked)('$pipeline', ({ fields, schemaNames }) => {
  test('names only built-in schemas', () => {
    expect(schemaNames.filter((name) => !builtInSchemas.some((schema) => isNamed(schema.name, name)))).toEqual([])
  })

  test('gives no field that its schemas lack, or that cannot be searched', () => {
    const wrong = [...fields].filter(
      ([, presence]) => !(presence.kind === 'declared' && presence.field.isSearchable) && presence.kind !== 'dynamic',
    )
    expect(wrong.map(([field]) => field)).toEqual([])
  })
})

test('every pipeline for data whose fields a vendor publishes names a schema', () => {
  const isPublished = (name: string): boolean => /^(ecs-(?!windows-old)|splunk-cim|auth0-|datadog-)/.test(name)
  const names = [...builtInPipelines.keys()].filter((name) => findPipeline(name) !== undefined && isPublished(name))
  expect(checked.map(({ pipeline }) => pipeline)).toEqual(names)
})
