import type { Metadata } from '../rule.js'

/** Every status of a rule, from the most to the least reliable. */
export const STATUSES = [
  'stable',
  'test',
  'experimental',
  'deprecated',
  'unsupported',
] as const satisfies readonly Metadata['status'][]
