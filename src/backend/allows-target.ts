import type { Target } from './backend.js'

/** True if the names of targets that a pipeline allows include the target, or are empty, which allows every target. */
export const allowsTarget = (
  allowed: readonly string[],
  { name, pipelineNames = [] }: Pick<Target, 'name' | 'pipelineNames'>,
): boolean => allowed.length === 0 || [name, ...pipelineNames].some((targetName) => allowed.includes(targetName))
