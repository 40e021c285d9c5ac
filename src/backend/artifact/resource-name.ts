import type { Metadata } from '../../rule/rule.js'
import { slugOf } from './slug.js'

/**
 * The Terraform name of a resource: the rule's name, else its title, else its id. It is stable as long as that text is.
 * It consists of ASCII characters only, because support for other letters depends on the Terraform version.
 */
export function resourceName({ name = '', title, id = '' }: Metadata): string {
  const text = [name, title, id].map((text) => identifierOf(text, id)).find((text) => text !== '') ?? ''
  return /^[a-z]/.test(text) ? text : `rule_${text}`.replace(/_$/, '')
}

/**
 * Where letters are lost, the beginning of the id keeps the name distinct; without an id, the code points of the
 * letters do.
 */
function identifierOf(text: string, id: string): string {
  const characters = [...text.normalize('NFKC').toLowerCase()]
  const slug = slugOf(text, '_')
  if (!characters.some(isLost)) return slug
  const start = slugOf(id, '').slice(0, 8)
  if (start !== '') return slug === '' ? start : `${slug}_${start}`
  return slugOf(characters.map((text) => (isLost(text) ? text.codePointAt(0)?.toString(16) : text)).join(''), '_')
}

const isLost = (character: string): boolean => /[\p{L}\p{M}\p{N}]/u.test(character) && slugOf(character) === ''
