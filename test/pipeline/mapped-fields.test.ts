import { describe, expect, test } from 'vitest'
import { findPipeline, pipelineTexts } from '../../pipelines/all.js'
import { builtInSchemas } from '../../schemas/index.js'
import { beatDifferences } from '../../scripts/docs/beats.js'
import { mappedFields } from '../../scripts/docs/mapped-fields.js'
import { isNamed } from '../../src/schema/named-schemas.js'

const mapped = await Promise.all([...pipelineTexts.keys()].map(mappedFields))
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
  const isPublished = (name: string): boolean =>
    /^(ecs-(?!windows-old)|splunk-cim|auth0-|datadog-(?!windows))/.test(name)
  const names = [...pipelineTexts.keys()].filter((name) => findPipeline(name) !== undefined && isPublished(name))
  expect(checked.map(({ pipeline }) => pipeline)).toEqual(names)
})

test('a pipeline that also searches a Beat searches few fields that the Beat does not declare', async () => {
  const differences = await beatDifferences()
  const counts = differences.map(({ pipeline, undeclared, otherTypes }) => [
    pipeline,
    undeclared.length,
    otherTypes.length,
  ])
  expect(counts).toEqual([
    ['ecs-aws-cloudtrail', 3, 1],
    ['ecs-azure', 10, 0],
    ['ecs-google-workspace', 0, 0],
    ['ecs-linux-auditd', 8, 0],
    ['ecs-linux-auditd-manager', 0, 0],
    ['ecs-m365', 14, 1],
    ['ecs-okta', 8, 4],
    ['ecs-windows', 0, 14],
    ['ecs-zeek', 10, 0],
  ])
})
