import type { Metadata } from '../rule.js'

/** The level of a rule. */
export type Level = NonNullable<Metadata['level']>

/** Every level, from the lowest to the highest. */
export const LEVELS = ['informational', 'low', 'medium', 'high', 'critical'] as const satisfies readonly Level[]
