import type { DataObject } from '../../rule/yaml/data.js'
import type { Refusal } from '../../text/wording.js'
import type { PostprocessingStep } from '../pipeline.js'
import type { ProcessedRule } from '../processed-rule.js'

/** The change that a postprocessing step makes to the text of a query, or its nested steps. */
export type QueryChange =
  | { readonly changes: 'query'; readonly apply: ApplyToQuery }
  | { readonly changes: 'steps'; readonly steps: readonly PostprocessingStep[] }

/** Returns the new text of a query, or the reason why there is none. */
export type ApplyToQuery = (query: string, context: QueryContext) => string | Refusal

/** Context of a postprocessing step besides the query. */
export interface QueryContext {
  /** The name of its pipeline. */
  readonly pipeline: string
  readonly rule: ProcessedRule
  /** The `vars` of all pipelines of the conversion. */
  readonly vars: DataObject
}
