import type { Metadata } from '../../rule/rule.js'

/** False for a rule that its author has given up, which is deployed without being switched on. */
export const isInUse = ({ status }: Metadata): boolean => status !== 'deprecated' && status !== 'unsupported'

/** For formats that can deploy a rule without switching it on. */
export const enabledOption: { readonly type: 'boolean'; readonly default: undefined; readonly about: string } = {
  type: 'boolean',
  default: undefined,
  about: 'run the rule (default: true unless its status is deprecated or unsupported)',
}
