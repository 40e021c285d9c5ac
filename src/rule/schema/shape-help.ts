import { FIGURE_OPERATORS } from '../../ir/correlation-query.js'
import type { Source } from '../../text/source.js'
import { didYouMean, nearest } from '../../text/suggest.js'
import { sectionKeys } from '../section-keys.js'
import { valueAt, type YamlMapping, type YamlNode, type YamlScalar } from '../yaml/node.js'
import { oddBlank, oddBlankName } from '../yaml/odd-characters.js'
import { inSingleQuotes, isQuotedAt } from '../yaml/written-value.js'

const sections: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(sectionKeys))

/** Keys of a document whose value is a text or a list, and that no section can contain. */
const documentKeys: ReadonlySet<string> = new Set([
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
    'group-by':
      'without it, all events count together; list the fields in which they must agree, or write `group-by: []`',
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
const otherKeys: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  [
    'correlation',
    new Map([
      ['timeframe', 'timespan'],
      ['window', 'timespan'],
      ['within', 'timespan'],
      ['maxspan', 'timespan'],
      ['by', 'group-by'],
      ['grouping', 'group-by'],
    ]),
  ],
])

/** Explains a key that a section does not have: what it is called there, or what to write in its place. */
export function helpForKey(section: string, key: string, node: YamlNode): string | undefined {
  const other = otherKeys.get(section)?.get(key)
  if (other !== undefined && valueAt(node, other) === undefined) return `did you mean \`${other}\`?`
  if (section !== 'correlation') return undefined
  if (key === 'ordered') return 'remove it, and write `type: temporal_ordered` if the order of the rules matters'
  return ['field', 'percentile', ...FIGURE_OPERATORS].includes(key)
    ? `write it in the \`condition\` of the correlation`
    : undefined
}

/** Finds the key that most likely is a missing key in other words, or misspelt. `name` is that of the map. */
export function similarKey(map: YamlMapping, name: string, missing: string): string | undefined {
  const keys = map.entries.map(({ key }) => key.text)
  return (
    keys.find((key) => otherKeys.get(name)?.get(key) === missing) ??
    nearest(
      missing,
      keys.filter((key) => !sections.has(key)),
    )
  )
}

/** Explains a missing key: it is present elsewhere, or misspelt, or how to write it. */
export function helpForMissing(root: YamlMapping, node: YamlNode, name: string, missing: string): string | undefined {
  if (node.kind !== 'mapping') return undefined
  if (node !== root && valueAt(root, missing) !== undefined) {
    return `\`${missing}\` is outside \`${name}\`: indent it like the other keys of \`${name}\``
  }
  const inside = node.entries.find(({ value }) => valueAt(value, missing) !== undefined)
  if (inside) return `\`${missing}\` is inside \`${inside.key.text}\`: indent it less`
  const similar = similarKey(node, name, missing)
  return similar === undefined ? examples[name]?.[missing] : `did you mean \`${missing}\` instead of \`${similar}\`?`
}

/** Where a value is. */
export interface ValuePlace {
  readonly source: Source
  /** Undefined for an item of a list. */
  readonly key: string | undefined
  /** The key of the map that contains the value; undefined at the top level. */
  readonly parent: string | undefined
}

/** Explains a value of the wrong type. */
export function helpForType(expected: string, node: YamlNode, place: ValuePlace): string | undefined {
  const { key, parent } = place
  if (node.kind !== 'scalar') return helpForCollection(expected, node)
  if (expected === 'boolean') return helpForBoolean(node.text)
  if (parent === 'correlation' && key === 'condition') return helpForComparison(node.text)
  if (/^(?:number|integer)$/.test(expected)) return helpForNumber(node.text)
  if (expected === 'string' && node.text === '' && key !== undefined) return `write a text after \`${key}\``
  if (!/object|array/.test(expected)) return expected === 'string' ? 'write it in quotes' : undefined
  if (expected.includes('string') && /number|boolean/.test(node.type)) return 'write it in quotes'
  return misplacedScalar(node, place) ?? (expected.includes('array') ? helpForList(node.text) : undefined)
}

/** Explains a text in place of a map or a list if it is a likely mistake; `undefined` for any other text. */
export function misplacedScalar(node: YamlScalar, { source, key, parent }: ValuePlace): string | undefined {
  const section = parent === undefined ? undefined : sections.get(parent)
  if (key !== undefined && section !== undefined && !section.includes(key)) {
    if (documentKeys.has(key)) return `\`${key}\` belongs to the rule, not to its ${parent}: indent it less`
    const meant = didYouMean(key, section)
    if (meant !== undefined) return meant
  }
  if (node.text === '') return key === undefined ? undefined : `indent the content of \`${key}\` below it`
  // Quotes show that the text is meant as one.
  return isQuotedAt(source.text, node.span.start) ? undefined : helpForPlain(node.text)
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
  return `write it as a list: \`[${/^[\w.@][\w.@-]*$/.test(text) ? text : inSingleQuotes(text)}]\``
}

const helpForNumber = (text: string): string | undefined =>
  /^[0-9]+$/.test(text) ? `write \`${text}\` without quotes` : undefined

/** Explains a plain scalar that YAML reads as a map or a list with one more space. */
function helpForPlain(text: string): string | undefined {
  const blank = oddBlank.exec(text)
  if (blank !== null) return `${oddBlankName(blank[0])} is used where YAML needs a space; replace it with a space`
  if (/^[\w.|-]+:(?!:|\/\/)\S/.test(text)) return 'add a space after the colon'
  if (/^-\S/.test(text)) return 'add a space after the dash'
  return undefined
}

/** Operators of comparisons, by their signs. */
const operators: Readonly<Record<string, string>> = {
  '>': 'gt',
  '>=': 'gte',
  '<': 'lt',
  '<=': 'lte',
  '=': 'eq',
  '==': 'eq',
  '!=': 'neq',
}

/** Suggests the notation of Sigma for a comparison such as `>= 10`. */
function helpForComparison(text: string): string | undefined {
  const [, sign = '', number] = /^(?:count(?:\(\))?)?\s*([<>=!]{0,2})\s*([0-9]+)$/i.exec(text.trim()) ?? []
  const operator = sign === '' ? 'gte' : operators[sign]
  return number === undefined || operator === undefined ? undefined : `write \`{ ${operator}: ${number} }\``
}

/** Explains other spellings of true and false, such as those of YAML 1.1. */
export function helpForBoolean(text: string): string | undefined {
  if (/^(?:yes|y|on|true|1)$/i.test(text)) return 'write `true`'
  return /^(?:no|n|off|false|0)$/i.test(text) ? 'write `false`' : undefined
}
