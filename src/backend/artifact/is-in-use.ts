import type { Metadata } from '../../rule/rule.js'

/** False for a rule that its author has withdrawn; it is deployed disabled. */
export const isInUse = ({ status }: Metadata): boolean => status !== 'deprecated' && status !== 'unsupported'

/** The option `enabled` of formats that can deploy a rule disabled. */
export const enabledOption: { readonly type: 'boolean'; readonly default: undefined; readonly about: string } = {
  type: 'boolean',
  default: undefined,
  about: 'run the rule (default: true unless its status is deprecated or unsupported)',
}
