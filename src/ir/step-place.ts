import type { Source, Span } from '../text/source.js'
import type { Confidence } from './confidence.js'

/** A step of a processing pipeline, or a filter: what it is called, and where it stands. */
export interface StepPlace {
  /** As its author named it; else its kind and its number in the pipeline, as in `field_name_mapping 3`. */
  readonly id: string
  /** Of a filter `filter`. */
  readonly kind: string
  /** The name of its pipeline; of a filter its source. */
  readonly pipeline: string
  readonly source: Source
  readonly span: Span
  /** Undefined if its author does not say. */
  readonly confidence?: Confidence
}
