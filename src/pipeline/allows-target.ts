/** The names of a target in pipelines. */
export interface NamedTarget {
  readonly name: string
  /** Further names; none by default. */
  readonly pipelineNames?: readonly string[]
}

/** True if the names of targets that a pipeline allows include the target, or are empty, which allows every target. */
export const allowsTarget = (allowed: readonly string[], { name, pipelineNames = [] }: NamedTarget): boolean =>
  allowed.length === 0 || [name, ...pipelineNames].some((targetName) => allowed.includes(targetName))
