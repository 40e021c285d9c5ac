import { byPlace, type Report } from '../../text/collect-diagnostics.js'
import { diagnose } from '../../text/diagnose.js'
import type { Diagnostic } from '../../text/diagnostic.js'
import type { Source, Span } from '../../text/source.js'
import { didYouMean, nearest } from '../../text/suggest.js'
import { MAX_VIOLATIONS } from '../reading-limits.js'
import { type DataObject, mappingData } from '../yaml/data.js'
import type { YamlEntry, YamlMapping, YamlNode } from '../yaml/node.js'
import type { SchemaViolation, Validate } from './json-schema.js'
import { helpForKey, helpForMissing, helpForType } from './shape-help.js'
import { helpForTimespan } from './timespan-help.js'

interface CheckSchemaSettings {
  /** Lists the keys that the schema allows at a JSON pointer, to suggest one for a misspelt key. Default: none. */
  readonly keysAt?: (pointer: string) => readonly string[]
  /**
   * Suggests where a missing key is. Default: at a key of the same name elsewhere. Null if such a key is no mistake.
   */
  readonly explainMissing?: typeof helpForMissing | null
  /** The document without keys that the schema does not mention. Default: all of it. */
  readonly data?: DataObject
}

/**
 * Validates a document against its JSON Schema and returns it as data. Reports each violation at the key or value in
 * question.
 */
export function checkSchema(
  validate: Validate,
  { source, root }: CheckedDocument,
  report: Report,
  { keysAt = () => [], explainMissing = helpForMissing, data = mappingData(root) }: CheckSchemaSettings = {},
): DataObject {
  // An unknown tag is already reported by the `enum` keyword, which lists the valid ones.
  const violations = validate(data)
    .filter(({ keyword }) => keyword !== 'discriminator')
    .slice(0, MAX_VIOLATIONS)
  const diagnostics = violations.map((violation) =>
    diagnoseViolation({ source, root }, violation, { keysAt, explainMissing }),
  )
  for (const diagnostic of diagnostics.sort(byPlace)) report(diagnostic)
  return data
}

interface CheckedDocument {
  readonly source: Source
  readonly root: YamlMapping
}

function diagnoseViolation(
  { source, root }: CheckedDocument,
  violation: SchemaViolation,
  { keysAt, explainMissing }: Required<Omit<CheckSchemaSettings, 'data'>>,
): Diagnostic {
  const place = locate(root, violation.instancePath)
  const span = place.node.span
  const { params } = violation
  switch (violation.keyword) {
    case 'required': {
      const missing = String(params.missingProperty)
      const where = place.key?.span ?? firstKey(place.node) ?? root.span
      const help = explainMissing?.(root, place.node, place.name, missing)
      return diagnose('missing-key', source, where, [missing], { help })
    }
    case 'type':
      return diagnose('wrong-type', source, span, [place.name, typeNames(params.type)], {
        help:
          listHelp(violation.instancePath, place.node) ??
          timespanHelp(violation.instancePath, place.node) ??
          helpForType(String(params.type), place.node, { source, key: place.key?.text, parent: place.parent }),
      })
    case 'enum':
      return diagnoseValue(source, place, params.allowedValues as readonly unknown[])
    case 'uniqueItems': {
      const item = place.node.kind === 'sequence' ? place.node.items[Number(params.i)] : undefined
      return diagnose('duplicate-item', source, item?.span ?? span, [place.name])
    }
    case 'additionalProperties': {
      const name = String(params.additionalProperty)
      const entry = place.node.kind === 'mapping' ? place.node.entries.find(({ key }) => key.text === name) : undefined
      const help = helpForKey(place.name, name, place.node) ?? didYouMean(name, keysAt(violation.instancePath))
      return diagnose('unknown-key', source, entry?.key.span ?? span, [place.name, name], { help })
    }
    case 'not':
      return diagnose('no-comparison', source, place.key?.span ?? span, [place.name])
    case 'pattern': {
      const format = formats[violation.instancePath] ?? 'in the format of the specification'
      const help = timespanHelp(violation.instancePath, place.node)
      return diagnose('bad-format', source, span, [place.name, format], { help })
    }
    default:
      return diagnose('bad-size', source, span, [place.name, sizeName(violation)])
  }
}

function diagnoseValue(source: Source, { node, name }: Place, allowedValues: readonly unknown[]): Diagnostic {
  const allowed = allowedValues.filter((value) => value !== null).map(String)
  const value = node.kind === 'scalar' ? node.text : ''
  const similar = suggestedWord(value, allowed) ?? nearest(value, allowed)
  const help = similar === undefined ? undefined : `did you mean \`${similar}\`?`
  return diagnose('value-not-allowed', source, node.span, [name, value, allowed], { help })
}

/** Suggests Sigma's word for Python's `any` and `all`. */
function suggestedWord(value: string, allowed: readonly string[]): string | undefined {
  const word = { any: 'or', all: 'and' }[value.toLowerCase()]
  return word !== undefined && allowed.includes(word) ? word : undefined
}

const firstKey = (node: YamlNode): Span | undefined => (node.kind === 'mapping' ? node.entries[0]?.key.span : undefined)

interface Place {
  readonly node: YamlNode
  /** The key of the node, or of its list, for a message. */
  readonly name: string
  /** Undefined for an item of a list, and for the document. */
  readonly key: YamlEntry['key'] | undefined
  /** The key of the map that contains the node; undefined at the top level. */
  readonly parent: string | undefined
}

/** Follows a JSON pointer of the validator through the YAML tree. */
function locate(root: YamlMapping, pointer: string): Place {
  let place: Place = { node: root, name: 'the document', key: undefined, parent: undefined }
  for (const step of pointer.split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~')
    const { node } = place
    if (node.kind === 'sequence') {
      const item = node.items[Number(name)]
      if (item !== undefined) place = { node: item, name: place.name, key: undefined, parent: undefined }
    } else if (node.kind === 'mapping') {
      const entry = node.entries.find(({ key }) => key.text === name)
      if (entry !== undefined) place = { node: entry.value, name, key: entry.key, parent: place.key?.text }
    }
  }
  return place
}

/** Explains that several log sources need several rules. */
function listHelp(pointer: string, node: YamlNode): string | undefined {
  const [, part] = /^\/logsource\/(category|product|service)$/.exec(pointer) ?? []
  if (part === undefined || node.kind !== 'sequence') return undefined
  const [first, second] = node.items
  if (first?.kind === 'scalar' && second === undefined) return `write \`${part}: ${first.text}\``
  return `write one document for each ${part}`
}

const timespanHelp = (pointer: string, node: YamlNode): string | undefined =>
  formats[pointer] === TIMESPAN && node.kind === 'scalar' ? helpForTimespan(node.text) : undefined

function typeNames(type: unknown): string {
  const names = (Array.isArray(type) ? type : [type]).map((name) => typeName[String(name)] ?? String(name))
  return names.join(' or ')
}

const typeName: Readonly<Record<string, string>> = {
  string: 'a string',
  array: 'a list',
  object: 'a map',
  integer: 'an integer',
  number: 'a number',
  boolean: 'true or false',
}

const TIMESPAN = 'an integer of at least 1 with one of the units s, m, h, d, w, M, y, such as 15m'

const formats: Readonly<Record<string, string>> = {
  '/correlation/timespan': TIMESPAN,
  '/sigmacast/first-seen/timespan': TIMESPAN,
}

function sizeName({ keyword, params }: SchemaViolation): string {
  const limit = Number(params.limit)
  const bound = `${keyword.startsWith('max') || params.comparison === '<=' ? 'at most' : 'at least'} ${limit}`
  if (keyword === 'maximum' || keyword === 'minimum') return `a value of ${bound}`
  const thing = keyword.endsWith('Length') ? 'character' : keyword.endsWith('Items') ? 'item' : 'key'
  return `${bound} ${thing}${limit === 1 ? '' : 's'}`
}
