import { slugOf } from '../../../src/backend/artifact/slug.js'
import type { Metadata } from '../../../src/rule/rule.js'

/**
 * What a resource is called in Terraform: the name of the rule, else its title, else its id. It is an identifier, and stays what it is as long as the rule
 * is called so. It has letters of ASCII alone, since which others are allowed depends on the version of Terraform.
 */
export function resourceName({ name = '', title, id = '' }: Metadata): string {
  const text = [name, title, id].map((one) => identifierOf(one, id)).find((one) => one !== '') ?? ''
  return /^[a-z]/.test(text) ? text : `rule_${text}`.replace(/_$/, '')
}

/** Where letters are lost, the beginning of the id tells the rule from others, or their numbers in Unicode if it has none. */
function identifierOf(text: string, id: string): string {
  const characters = [...text.normalize('NFKC').toLowerCase()]
  const slug = slugOf(text, '_')
  if (!characters.some(isLost)) return slug
  const start = slugOf(id, '').slice(0, 8)
  if (start !== '') return slug === '' ? start : `${slug}_${start}`
  return slugOf(characters.map((one) => (isLost(one) ? one.codePointAt(0)?.toString(16) : one)).join(''), '_')
}

const isLost = (character: string): boolean => /[\p{L}\p{M}\p{N}]/u.test(character) && slugOf(character) === ''

/** What is wrong with an option that has to be such a name; undefined if nothing is. */
export const checkResourceName = (text: string): string | undefined =>
  /^[A-Za-z_][A-Za-z0-9_-]*$/.test(text) ? undefined : 'it must consist of letters, digits, `_` and `-`'
