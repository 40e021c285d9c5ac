import { refuseInPipeline } from '../text/diagnose-pipeline.js'
import type { Refusal } from '../text/wording.js'

/** Returns a refusal if a text of this length would be too long. */
export const checkLength = (length: number, limit: number): Refusal | undefined =>
  length > limit ? refuseInPipeline('text-too-long', [limit]) : undefined
