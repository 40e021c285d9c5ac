import type { DataObject } from '../../rule/yaml/data.js'
import type { Refusal } from '../../text/wording.js'

/** The queries of all rules, or the text of an earlier finalizer. */
export type Output = readonly string[] | string

/** Makes one text of an output, or refuses it. */
export type Finalize = (output: Output, context: FinalizeContext) => string | Refusal

export interface FinalizeContext {
  /** The name of the finalizer's pipeline. */
  readonly pipeline: string
  /** The `vars` of all pipelines of the conversion. */
  readonly vars: DataObject
  readonly state: DataObject
}
