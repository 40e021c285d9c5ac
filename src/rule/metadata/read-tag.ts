import type { ItemShape } from './read-texts.js'
import { quoted } from './remarks.js'

/** A namespace, a dot and a name, as in the specification. */
const TAG = /^[a-z0-9_-]+\.[a-z0-9._-]+$/

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
  const [namespace = '', ...rest] = text.trim().toLowerCase().split('.')
  const name = rest.join('.').trim()
  const tag = `${namespace.trim()}.${namespace.trim() === 'attack' ? name.replace(/[_\s]+/g, '-') : name}`
  return TAG.test(tag) ? tag : text.trim()
}

/** The shape of an item of `tags`. */
export const tagShape: ItemShape = {
  expected: 'a list of tags, each a namespace, a dot and a name in lower case, such as attack.t1059',
  read: (written) => {
    const text = normalTag(written)
    if (!TAG.test(text)) return { text, problem: 'it is kept as it is; write a namespace before it' }
    return { text, problem: text === written ? undefined : `write ${quoted(text)}; it is read so` }
  },
}
