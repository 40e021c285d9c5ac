import type { ItemShape } from './read-texts.js'
import { quoted } from './remarks.js'

/** A namespace, a dot and a name, as in the specification. */
const TAG = /^[a-z0-9_-]+\.[a-z0-9._-]+$/

/** True for a tag in the form of the specification. */
export const isTag = (text: string): boolean => TAG.test(text)

/**
 * Normalizes a tag to the form of the specification: lower case, no spaces, and hyphens in the names of ATT&CK
 * tactics. Returns any other text unchanged.
 *
 * @example
 * normalTag('attack.T1059') // 'attack.t1059'
 * normalTag('attack.Initial_Access') // 'attack.initial-access'
 * normalTag('Persistence') // 'Persistence'
 */
export function normalTag(text: string): string {
  // Nearly every tag is normal as written.
  if (TAG.test(text) && !text.includes('_')) return text
  const [namespace = '', ...rest] = text.trim().toLowerCase().split('.')
  const name = rest.join('.').trim()
  const tag = `${namespace.trim()}.${namespace.trim() === 'attack' ? name.replace(/[_\s]+/g, '-') : name}`
  return TAG.test(tag) ? tag : text.trim()
}

/** The shape of an item of `tags`. */
export const tagShape: ItemShape = {
  expected: 'a list of lowercase tags with a namespace, such as attack.t1059',
  read: (tag) => {
    const text = normalTag(tag)
    if (!TAG.test(text)) return { text, problem: 'write a namespace before it; sigmacast keeps the tag unchanged' }
    return { text, problem: text === tag ? undefined : `write ${quoted(text)}; sigmacast reads it this way` }
  },
}
