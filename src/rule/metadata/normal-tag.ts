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
