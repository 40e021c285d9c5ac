import type { Refusal } from '../../lower/modifiers/modifier.js'
import type { DataObject } from '../../rule/yaml/data.js'
import type { PostprocessingStep } from '../pipeline.js'
import type { ProcessedRule } from '../processed-rule.js'

/** What a step of postprocessing does with the text of a query, or the steps that it holds. */
export type QueryChange =
  | { readonly changes: 'query'; readonly apply: (query: string, context: QueryContext) => string | Refusal }
  | { readonly changes: 'steps'; readonly steps: readonly PostprocessingStep[] }

/** What a step may look at besides the query. */
export interface QueryContext {
  /** The name of its pipeline. */
  readonly pipeline: string
  readonly rule: ProcessedRule
  /** The `vars` of all pipelines in use. */
  readonly vars: DataObject
}
