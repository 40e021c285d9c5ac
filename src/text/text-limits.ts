/** Limits on the texts that pipelines produce. Users cannot set them. */
export const textLimits = {
  /** Characters of a value that a step produces. */
  value: 1024 * 1024,
  /** Characters of a text that postprocessing or a template produces. */
  text: 16 * 1024 * 1024,
  /** Characters of the output of a finalizer. */
  output: 128 * 1024 * 1024,
  /** Characters of a template. */
  template: 200_000,
  /** Work of a template: steps, and produced characters and items in units of sixteen. About a second. */
  templateWork: 5_000_000,
  /** Numbers that `range` of a template returns. */
  templateRange: 100_000,
} as const
