import type { Metadata } from '../../../src/rule/rule.js'
import { MAX_SEARCH_NAME_LENGTH } from '../splunk-limits.js'

interface NameOptions {
  readonly name: 'title' | 'id' | 'title-and-id'
  readonly prefix: string
  readonly suffix: string
}

/**
 * The name of a saved search: a stanza of a .conf file, and part of a REST API URL. So it is one line without brackets
 * and slashes, and not `default`. A name that is too long ends with the beginning of the id. Undefined if nothing is
 * left.
 */
export function searchName(
  { title, id }: Pick<Metadata, 'title' | 'id'>,
  { name, prefix, suffix }: NameOptions,
): string | undefined {
  const clean = nameText(title)
  const own = (name !== 'id' && clean !== '' && !/^default$/i.test(clean)) || id === undefined ? clean : id
  const end = name === 'title-and-id' && id !== undefined && own !== id ? ` (${id})` : ''
  const room = MAX_SEARCH_NAME_LENGTH - lengthOf(nameText(`${prefix}|${end}${suffix}`)) + 1
  const short = id === undefined || end !== '' ? '…' : `… (${id.slice(0, 8)})`
  const cut =
    lengthOf(own) <= room
      ? own
      : `${[...own]
          .slice(0, Math.max(0, room - lengthOf(short)))
          .join('')
          .trim()}${short}`
  const whole = nameText(`${prefix}${cut}${end}${suffix}`)
  return own === '' || /^default$/i.test(whole) ? undefined : whole
}

const nameText = (text: string): string =>
  text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replaceAll('[', '(')
    .replaceAll(']', ')')
    .replace(/[/\\]/g, '-')
    .trim()

const lengthOf = (text: string): number => [...text].length
