import type { Source, Span } from '../text/source.js'

/** A step of a processing pipeline, or a filter, with its place. */
export interface StepPlace {
  /** The name given by its author, or its kind and number in the pipeline: `field_name_mapping 3`. */
  readonly id: string
  /** The type of the step; `filter` for a filter. */
  readonly kind: string
  /** The name of the pipeline; for a filter, the name of its source. */
  readonly pipeline: string
  readonly source: Source
  readonly span: Span
  /** Undefined if the author does not declare it. */
  readonly confidence?: Confidence
}

/**
 * Evidence for a name in a pipeline: the vendor's documentation or configuration (`documented`), public rules
 * (`seen`), or none (`unverified`).
 */
export type Confidence = 'documented' | 'seen' | 'unverified'

export const CONFIDENCES: readonly Confidence[] = ['documented', 'seen', 'unverified']
