import type { CompletionData } from './complete.js'
import type { Schema } from './schema-entries.js'

/** Loads what completion knows about rules and filters. */
export async function loadRuleData(): Promise<CompletionData> {
  const [schema, { modifierDescriptions }, { logsources }] = await Promise.all([
    import('../../../schemas/rule.json', { with: { type: 'json' } }),
    import('../../../src/lower/modifiers/descriptions.js'),
    import('../../../src/check/data/taxonomy.generated.js'),
  ])
  return {
    schema: schema.default as unknown as Schema,
    modifiers: Object.entries(modifierDescriptions).map(([text, about]) => ({ text, about })),
    logsources,
  }
}

/** Loads what completion knows about pipelines. */
export async function loadPipelineData(): Promise<CompletionData> {
  const schema = await import('../../../schemas/pipeline.json', { with: { type: 'json' } })
  return { schema: schema.default as unknown as Schema, modifiers: [], logsources: [] }
}
