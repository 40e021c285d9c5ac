import { didYouMean, nearest } from '../../text/suggest.js'
import { valueAt, type YamlMapping, type YamlNode } from '../yaml/node.js'
import { oddBlank, oddBlankName } from '../yaml/odd-characters.js'
import { inSingleQuotes } from '../yaml/written-value.js'

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

/** Ways to write keys that a section requires. */
const examples: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'the document': {
    title: 'add a title that says what the rule detects',
    logsource: 'add the source of the events, such as `logsource: { product: windows, category: process_creation }`',
  },
  detection: { condition: 'add `condition:` with the names of the selections, such as `condition: selection`' },
  correlation: {
    type: 'add a type, such as `type: event_count`',
    rules: 'list the rules by their names or ids',
    'group-by': 'list the fields in which the events must agree; `group-by: []` puts all events together',
    timespan: 'add a time span, such as `timespan: 15m`',
    condition: 'add a comparison, such as `condition: { gte: 10 }`',
  },
  condition: {
    field: 'add the field whose values count, such as `field: user.name`',
    percentile: 'add the percentile, such as `percentile: 95`',
  },
  filter: {
    rules: 'list the rules by their names or ids, or write `rules: any`',
    condition: 'add the events to exclude, such as `condition: not selection`',
  },
}

/** Keys of sections under their names in old rules and other languages. */
const otherKeys: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  correlation: Object.assign(Object.create(null), {
    timeframe: 'timespan',
    window: 'timespan',
    within: 'timespan',
    maxspan: 'timespan',
    by: 'group-by',
  }),
}

/** Explains a key that a section does not have: what it is called there, or what to write in its place. */
export function helpForKey(section: string, key: string, node: YamlNode): string | undefined {
  const other = otherKeys[section]?.[key]
  if (other !== undefined && !(node.kind === 'mapping' && valueAt(node, other) !== undefined))
    return `did you mean \`${other}\`?`
  if (section !== 'correlation') return undefined
  if (key === 'ordered') return 'remove it, and write `type: temporal_ordered` if the order of the rules matters'
  return ['field', 'percentile', 'gt', 'gte', 'lt', 'lte', 'eq', 'neq'].includes(key)
    ? `write it in the \`condition\` of the correlation`
    : undefined
}

/** Explains a missing key: it is present elsewhere, or misspelt, or how to write it. */
export function helpForMissing(root: YamlMapping, node: YamlNode, name: string, missing: string): string | undefined {
  if (node.kind !== 'mapping') return undefined
  if (node !== root && valueAt(root, missing) !== undefined) {
    return `\`${missing}\` is outside \`${name}\`: indent it like the other keys of \`${name}\``
  }
  const inside =
    node === root && root.entries.find(({ value }) => value.kind === 'mapping' && valueAt(value, missing) !== undefined)
  if (inside) return `\`${missing}\` is inside \`${inside.key.text}\`: indent it less`
  const keys = node.entries.map(({ key }) => key.text)
  const similar =
    keys.find((key) => otherKeys[name]?.[key] === missing) ??
    nearest(
      missing,
      keys.filter((key) => !(key in sections)),
    )
  return similar === undefined ? examples[name]?.[missing] : `did you mean \`${missing}\` instead of \`${similar}\`?`
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
  if (node.kind !== 'scalar') return helpForCollection(expected, node)
  if (expected === 'boolean') return helpForBoolean(node.text)
  if (/^(?:number|integer)$/.test(expected)) return helpForNumber(node.text)
  if (!/object|array/.test(expected)) return expected === 'string' ? 'write it in quotes' : undefined
  const section = parent === undefined ? undefined : sections[parent]
  if (key !== undefined && section !== undefined && !section.includes(key)) {
    if (documentKeys.has(key)) return `\`${key}\` belongs to the rule, not to its ${parent}: indent it less`
    const meant = didYouMean(key, section)
    if (meant !== undefined) return meant
  }
  return helpForScalar(node.text, key) ?? (expected.includes('array') ? helpForList(node.text) : undefined)
}

/** Explains a list or a map in place of another type. */
function helpForCollection(expected: string, node: YamlNode): string | undefined {
  if (expected === 'object') return 'write it without dashes and brackets, as a key and a value per line'
  if (expected === 'array') return 'write a dash before each item'
  return node.kind === 'sequence' ? 'write one value' : 'write one value without keys'
}

/** Suggests a list of one item in place of the item. */
function helpForList(text: string): string {
  if (text.length > 60) return 'write a dash before it, in a line of its own'
  return `write it as a list: \`[${/^[\w.@-]+$/.test(text) ? text : inSingleQuotes(text)}]\``
}

const helpForNumber = (text: string): string | undefined =>
  /^[0-9]+$/.test(text) ? `write \`${text}\` without quotes` : undefined

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

/** Letters of the units of time spans, by their names. Of two names with the same beginning, the more common is first. */
const units: Readonly<Record<string, string>> = {
  seconds: 's',
  minutes: 'm',
  hours: 'h',
  days: 'd',
  weeks: 'w',
  months: 'M',
  years: 'y',
}

/** Suggests the notation of Sigma for a time span such as `5 min`. */
export function helpForTimespan(text: string): string | undefined {
  const [, number, written = ''] = /^\s*0*([1-9][0-9]*)\s*([a-z]+)\s*$/i.exec(text) ?? []
  const word = written.toLowerCase()
  const name = Object.keys(units).find((unit) => unit.startsWith(word))
  const letter = written === 'M' ? 'M' : name && units[name]
  return number === undefined || letter === undefined ? undefined : `write \`${number}${letter}\``
}
