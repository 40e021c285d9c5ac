import { exportsOf } from './exports-of.mjs'

const textOf = (schema) => `${JSON.stringify(schema, undefined, 2)}\n`

/** Returns the JSON Schemas of pipelines and tests, for editors. */
export async function pipelineAndTestSchemas() {
  const { publishedPipelineSchema } = await exportsOf('scripts/generate/pipeline-schema.ts')
  const { testSchema } = await exportsOf('src/project/test/schema.ts')
  return [
    ['schemas/pipeline.json', textOf(publishedPipelineSchema)],
    ['schemas/test.json', textOf(testSchema)],
  ]
}

/** Returns the JSON Schemas of rules and configurations, for editors. They contain the options of the built-in targets. */
export async function ruleAndConfigSchemas() {
  const { ruleSchema } = await exportsOf('scripts/generate/rule-schema.ts')
  const { builtInConfigSchema } = await exportsOf('scripts/generate/config-schema.ts')
  return [
    ['schemas/rule.json', textOf(ruleSchema)],
    ['schemas/config.json', textOf(builtInConfigSchema)],
  ]
}
