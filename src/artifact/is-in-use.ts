import type { Metadata } from '../rule/rule.js'

/** False for a rule that its author has given up, which is deployed without being switched on. */
export const isInUse = ({ status }: Metadata): boolean => status !== 'deprecated' && status !== 'unsupported'
