import type { Metadata } from '../../rule/rule.js'

// Options that formats of several platforms have.

/** False for a rule that its author has withdrawn; it is deployed disabled. */
export const isInUse = ({ status }: Metadata): boolean => status !== 'deprecated' && status !== 'unsupported'

/** The option `enabled` of formats that can deploy a rule disabled. */
export const enabledOption: { readonly type: 'boolean'; readonly default: undefined; readonly about: string } = {
  type: 'boolean',
  default: undefined,
  about: 'run the rule (default: true unless its status is deprecated or unsupported)',
}

/** Returns the problem with an option that must be a resource name, or undefined if it is valid. */
export const checkResourceName = (text: string): string | undefined =>
  /^[A-Za-z_][A-Za-z0-9_-]*$/.test(text) ? undefined : 'it must consist of letters, digits, `_` and `-`'

/** The option of a format for the Terraform name of the resource. */
export const resourceNameOption = {
  type: 'text',
  default: undefined,
  check: checkResourceName,
  about: 'name of the resource (default: name or title of the rule)',
} as const
