import { didYouMean, nearest } from '../../text/suggest.js'
import { valueAt, type YamlMapping, type YamlNode } from '../yaml/node.js'
import { oddBlank, oddBlankName } from '../yaml/odd-characters.js'

/** Sections of a document, and the keys that belong into one of them alone. */
const sections: Readonly<Record<string, readonly string[]>> = {
  logsource: ['category', 'product', 'service', 'definition'],
  detection: ['condition', 'timeframe'],
  correlation: ['type', 'rules', 'group-by', 'timespan', 'condition', 'aliases'],
  filter: ['rules', 'condition'],
}

/** Keys of a document that its sections cannot hold. */
const ofDocument: ReadonlySet<string> = new Set([
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

/** What to do about a key that is missing in a part of a document: where else it stands, or which key may be meant to be it. */
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

/** What to do about a value of the wrong type: `parent` is the key of the map that holds `key`, undefined for the document. */
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
    if (ofDocument.has(key)) return `\`${key}\` belongs to the rule, not to its ${parent}: indent it less`
    const meant = didYouMean(key, sections[parent] ?? [])
    if (meant !== undefined) return meant
  }
  return helpForScalar(node.text, key)
}

/** A text where a map or a list was meant. */
function helpForScalar(text: string, key: string | undefined): string | undefined {
  if (text === '') return key === undefined ? undefined : `indent the content of \`${key}\` below it`
  const blank = oddBlank.exec(text)
  if (blank !== null) return `${oddBlankName(blank[0])} is used where YAML needs a space; replace it with a space`
  if (/^[\w.|-]+:\S/.test(text)) return 'add a space after the colon'
  if (/^-\S/.test(text)) return 'add a space after the dash'
  return undefined
}

/** What YAML 1.1 and many people write for true and false. */
export function helpForBoolean(text: string): string | undefined {
  if (/^(?:yes|y|on|true|1)$/i.test(text)) return 'write `true`'
  return /^(?:no|n|off|false|0)$/i.test(text) ? 'write `false`' : undefined
}
