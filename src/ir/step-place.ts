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

/** True for a condition that a step of a pipeline added. No author of a rule wrote it. */
export const isAddedByPipeline = ({ changedBy = [] }: { readonly changedBy?: readonly StepPlace[] }): boolean =>
  changedBy.some(({ kind }) => kind === 'add_condition')

/** Returns the step as a related place of a diagnostic. */
export const relatedStep = ({ id, kind, pipeline, source, span }: StepPlace) => ({
  message: kind === 'filter' ? `the filter \`${id}\`` : `the step \`${id}\` of the pipeline \`${pipeline}\``,
  source,
  span,
})

/**
 * Evidence for a name in a pipeline: the vendor's documentation or configuration (`documented`), public rules
 * (`seen`), or none (`unverified`).
 */
export type Confidence = 'documented' | 'seen' | 'unverified'

export const CONFIDENCES: readonly Confidence[] = ['documented', 'seen', 'unverified']
