import { didYouMean, nearest } from '../../text/suggest.js'
import { valueAt, type YamlMapping, type YamlNode } from '../yaml/node.js'
import { oddBlank, oddBlankName } from '../yaml/odd-characters.js'

/** Sections of a document, and the keys that belong only in them. */
const sections: Readonly<Record<string, readonly string[]>> = {
  logsource: ['category', 'product', 'service', 'definition'],
  detection: ['condition', 'timeframe'],
  correlation: ['type', 'rules', 'group-by', 'timespan', 'condition', 'aliases'],
  filter: ['rules', 'condition'],
}

/** Keys of a document that no section can contain. */
const documentKeys: ReadonlySet<string> = new Set([
  ...Object.keys(sections),
  'title',
  'status',
  'description',
  'references',
  'author',
  'modified',
  'falsepositives',
  'level',
  'tags',
])

/** Explains a missing key: it is present elsewhere, or misspelt. */
export function helpForMissing(root: YamlMapping, node: YamlNode, name: string, missing: string): string | undefined {
  if (node.kind !== 'mapping') return undefined
  if (node !== root && valueAt(root, missing) !== undefined) {
    return `\`${missing}\` is outside \`${name}\`: indent it like the other keys of \`${name}\``
  }
  const inside =
    node === root && root.entries.find(({ value }) => value.kind === 'mapping' && valueAt(value, missing) !== undefined)
  if (inside) return `\`${missing}\` is inside \`${inside.key.text}\`: indent it less`
  const similar = nearest(
    missing,
    node.entries.map(({ key }) => key.text).filter((key) => !(key in sections)),
  )
  return similar === undefined ? undefined : `did you mean \`${missing}\` instead of \`${similar}\`?`
}

/**
 * Explains a value of the wrong type. `parent` is the key of the map that contains `key`; undefined at the top level.
 */
export function helpForType(
  expected: string,
  node: YamlNode,
  key: string | undefined,
  parent: string | undefined,
): string | undefined {
  if (node.kind !== 'scalar') return undefined
  if (expected === 'boolean') return helpForBoolean(node.text)
  if (!/object|array/.test(expected)) return undefined
  if (key !== undefined && parent !== undefined && parent in sections) {
    if (documentKeys.has(key)) return `\`${key}\` belongs to the rule, not to its ${parent}: indent it less`
    const known = sections[parent] ?? []
    const meant = known.includes(key) ? undefined : didYouMean(key, known)
    if (meant !== undefined) return meant
  }
  return helpForScalar(node.text, key) ?? (expected === 'array' ? listOf(node.text) : undefined)
}

/** Shows a text as the list that it may stand for. */
const listOf = (text: string): string | undefined =>
  /^[\w.@-]+(?:, *[\w.@-]+)*$/.test(text) ? `write a list: \`[${text}]\`` : 'write a list'

/** Explains a text in place of a map or a list. */
function helpForScalar(text: string, key: string | undefined): string | undefined {
  if (text === '') return key === undefined ? undefined : `indent the content of \`${key}\` below it`
  const blank = oddBlank.exec(text)
  if (blank !== null) return `${oddBlankName(blank[0])} is used where YAML needs a space; replace it with a space`
  if (/^[\w.|-]+:\S/.test(text)) return 'add a space after the colon'
  if (/^-\S/.test(text)) return 'add a space after the dash'
  return undefined
}

/** Explains other spellings of true and false, such as those of YAML 1.1. */
export function helpForBoolean(text: string): string | undefined {
  if (/^(?:yes|y|on|true|1)$/i.test(text)) return 'write `true`'
  return /^(?:no|n|off|false|0)$/i.test(text) ? 'write `false`' : undefined
}
