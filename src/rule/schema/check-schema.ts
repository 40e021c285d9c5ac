import { type Diagnostic, diagnose } from '../../text/diagnostic.js'
import type { Source, Span } from '../../text/source.js'
import { didYouMean, nearest } from '../../text/suggest.js'
import { type DataObject, mappingData } from '../yaml/data.js'
import type { YamlEntry, YamlMapping, YamlNode } from '../yaml/node.js'
import type { SchemaViolation, Validator } from './validators.generated.js'

/** Violations reported of one document; a hostile one can have thousands. */
const MOST_VIOLATIONS = 50

/** The keys that the schema knows for the part of the document at this JSON Pointer: what a misspelt key may have meant. */
type KeysAt = (pointer: string) => readonly string[]

/** The document as data; each violation of its JSON Schema is pushed to `found`, at the key or value that is wrong. */
export function checkSchema(
  validate: Validator,
  source: Source,
  root: YamlMapping,
  found: Diagnostic[],
  keysAt: KeysAt = () => [],
): DataObject {
  const data = mappingData(root)
  if (validate(data)) return data
  // Of an unknown tag the reader says which ones there are.
  const violations = (validate.errors ?? [])
    .filter(({ keyword }) => keyword !== 'discriminator')
    .slice(0, MOST_VIOLATIONS)
  const diagnostics = violations.map((violation) => describe(source, root, violation, keysAt))
  found.push(...diagnostics.sort((a, b) => a.span.start - b.span.start))
  return data
}

function describe(source: Source, root: YamlMapping, violation: SchemaViolation, keysAt: KeysAt): Diagnostic {
  const place = locate(root, violation.instancePath)
  const span = place.node.span
  const { params } = violation
  switch (violation.keyword) {
    case 'required': {
      const missing = String(params.missingProperty)
      const where = place.key?.span ?? firstKey(place.node) ?? root.span
      const similar = place.node.kind === 'mapping' ? nearest(missing, names(place.node.entries)) : undefined
      const help = similar === undefined ? undefined : `is \`${similar}\` meant to be \`${missing}\`?`
      return diagnose('missing-key', source, where, [missing], { help })
    }
    case 'type':
      return diagnose('wrong-type', source, span, [place.name, typeNames(params.type)])
    case 'enum': {
      const allowed = (params.allowedValues as readonly unknown[]).map(String)
      const value = place.node.kind === 'scalar' ? place.node.text : ''
      const similar = meant(value, allowed) ?? nearest(value, allowed)
      const help = similar === undefined ? undefined : `did you mean \`${similar}\`?`
      return diagnose('value-not-allowed', source, span, [place.name, value, allowed], { help })
    }
    case 'uniqueItems': {
      const item = place.node.kind === 'sequence' ? place.node.items[Number(params.i)] : undefined
      return diagnose('duplicate-item', source, item?.span ?? span, [place.name])
    }
    case 'additionalProperties': {
      const name = String(params.additionalProperty)
      const entry = place.node.kind === 'mapping' ? place.node.entries.find(({ key }) => key.text === name) : undefined
      const help = didYouMean(name, keysAt(violation.instancePath))
      return diagnose('unknown-key', source, entry?.key.span ?? span, [place.name, name], { help })
    }
    case 'not':
      return diagnose('no-comparison', source, place.key?.span ?? span, [place.name])
    case 'format':
    case 'pattern':
      return diagnose('bad-format', source, span, [
        place.name,
        formatNames[formatKey(violation)] ?? 'in the form of the specification',
      ])
    default:
      return diagnose('bad-size', source, span, [place.name, sizeName(violation)])
  }
}

/** Python's words for what other languages call `or` and `and`. */
function meant(value: string, allowed: readonly string[]): string | undefined {
  const word = { any: 'or', all: 'and' }[value.toLowerCase()]
  return word !== undefined && allowed.includes(word) ? word : undefined
}

const firstKey = (node: YamlNode): Span | undefined => (node.kind === 'mapping' ? node.entries[0]?.key.span : undefined)

const names = (entries: readonly YamlEntry[]): string[] => entries.map(({ key }) => key.text)

interface Place {
  readonly node: YamlNode
  /** For a sentence: the key under which the node stands, or the list. */
  readonly name: string
  /** Undefined for an item of a list, and for the document. */
  readonly key: YamlEntry['key'] | undefined
}

/** Follows a JSON pointer of the validator through the YAML tree. */
function locate(root: YamlMapping, pointer: string): Place {
  let place: Place = { node: root, name: 'the document', key: undefined }
  for (const step of pointer.split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~')
    const { node } = place
    if (node.kind === 'sequence') {
      const item = node.items[Number(name)]
      if (item !== undefined) place = { node: item, name: place.name, key: undefined }
    } else if (node.kind === 'mapping') {
      const entry = node.entries.find(({ key }) => key.text === name)
      if (entry !== undefined) place = { node: entry.value, name, key: entry.key }
    }
  }
  return place
}

function typeNames(type: unknown): string {
  const names = (Array.isArray(type) ? type : [type]).map((name) => typeName[String(name)] ?? String(name))
  return names.join(' or ')
}

const typeName: Readonly<Record<string, string>> = {
  string: 'a text',
  array: 'a list',
  object: 'a map',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
}

const formatKey = ({ keyword, params, instancePath }: SchemaViolation): string =>
  keyword === 'format' ? String(params.format) : instancePath.replace(/\/\d+$/, '')

const formatNames: Readonly<Record<string, string>> = {
  uuid: 'a UUID, such as 929a690e-bef0-4204-a928-ef5e620d6fcc',
  '/date': 'a date in the form YYYY-MM-DD',
  '/modified': 'a date in the form YYYY-MM-DD',
  '/tags': 'a tag: a namespace, a dot and a name in lower case, such as attack.t1059',
  '/correlation/timespan': 'a number and one of the units s, m, h, d, w, M, y, such as 15m',
}

function sizeName({ keyword, params }: SchemaViolation): string {
  const limit = Number(params.limit)
  const bound = `${keyword.startsWith('max') || params.comparison === '<=' ? 'at most' : 'at least'} ${limit}`
  if (keyword === 'maximum' || keyword === 'minimum') return `a value of ${bound}`
  const thing = keyword.endsWith('Length') ? 'character' : keyword.endsWith('Items') ? 'item' : 'key'
  return `${bound} ${thing}${limit === 1 ? '' : 's'}`
}
