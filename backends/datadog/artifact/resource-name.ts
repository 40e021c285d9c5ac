import { slugOf } from '../../../src/artifact/slug.js'
import type { Metadata } from '../../../src/rule/rule.js'

/**
 * What a resource is called in Terraform: the name of the rule, else its title, else its id. It is an identifier, and stays what it is as long as the rule
 * is called so.
 */
export function resourceName({ name = '', title, id = '' }: Metadata): string {
  const slug = [name, title, id].map((text) => slugOf(text, '_')).find((text) => text !== '') ?? ''
  return /^[a-z]/.test(slug) ? slug : `rule_${slug}`.replace(/_$/, '')
}

/** What is wrong with an option that has to be such a name; undefined if nothing is. */
export const checkResourceName = (text: string): string | undefined =>
  /^[A-Za-z_][A-Za-z0-9_-]*$/.test(text) ? undefined : 'it takes a name of letters, digits, `_` and `-`'
