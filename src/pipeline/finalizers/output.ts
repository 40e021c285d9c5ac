import type { Refusal } from '../../lower/modifiers/modifier.js'
import type { DataObject } from '../../rule/yaml/data.js'

/** The queries of all rules, or the text that an earlier finalizer has made of them. */
export type Output = readonly string[] | string

/** Makes one text of an output, or says why it cannot. */
export type Finalize = (output: Output, context: FinalizeContext) => string | Refusal

export interface FinalizeContext {
  /** The name of the pipeline that the finalizer stands in. */
  readonly pipeline: string
  /** The `vars` of all pipelines in use. */
  readonly vars: DataObject
  readonly state: DataObject
}
