import { unicodeEscape } from '../../../src/text/control-characters.js'
import type { Json, JsonObject } from './json.js'

/**
 * A TOML 1.0 document: one table per object, an array of tables per list of objects. TOML cannot contain lone
 * surrogates, so the replacement character takes their place.
 *
 * https://toml.io/en/v1.0.0
 */
export const toml = (document: JsonObject): string => blocks([], document).join('\n\n')

/** The keys of a table that have plain values, under its heading, then its subtables. */
function blocks(path: readonly string[], table: JsonObject, heading?: string): readonly string[] {
  const entries = Object.entries(table)
  const own = entries.flatMap(([key, value]) => (isTable(value) ? [] : [`${key} = ${valueText(value)}`]))
  const inner = entries.flatMap(([key, value]) => {
    const name = [...path, key]
    if (isTables(value)) return value.flatMap((entry) => blocks(name, entry, `[[${name.join('.')}]]`))
    return isObject(value) ? blocks(name, value, `[${name.join('.')}]`) : []
  })
  const lines = [...(heading === undefined ? [] : [heading]), ...own]
  return lines.length === 0 ? inner : [lines.join('\n'), ...inner]
}

const isTable = (value: Json): boolean => isObject(value) || isTables(value)
const isList = (value: Json): value is readonly Json[] => Array.isArray(value)
const isObject = (value: Json): value is JsonObject => typeof value === 'object' && !isList(value)
const isTables = (value: Json): value is readonly JsonObject[] =>
  isList(value) && value.length > 0 && value.every(isObject)

function valueText(value: Json): string {
  if (typeof value === 'string') return stringText(value.replace(/\p{Cs}/gu, '\ufffd'))
  if (isObject(value)) return inlineTable(value)
  if (!isList(value)) return String(value)
  const items = value.map(valueText)
  return items.length > 1 ? `[\n${items.map((item) => `    ${item},\n`).join('')}]` : `[${items.join('')}]`
}

const inlineTable = (table: JsonObject): string =>
  `{ ${Object.entries(table)
    .map(([key, value]) => `${key} = ${valueText(value)}`)
    .join(', ')} }`

/**
 * A literal string if possible, so that queries stay readable; a multi-line string for several lines. Basic strings
 * escape tabs: TOML 1.0 allows raw tabs, but earlier versions do not, and pytoml, which detection-rules uses, rejects
 * them.
 *
 * https://toml.io/en/v0.5.0#string
 * https://github.com/avakar/pytoml/issues/5
 */
function stringText(text: string): string {
  const isLong = text.includes('\n')
  const needsEscapes = isLong ? /"""|\\/.test(text) : /["\\]/.test(text)
  const canBeLiteral = !(isLong ? /'''|'$/ : /'/).test(text) && !CONTROL.test(text)
  if (needsEscapes && canBeLiteral) return isLong ? `'''\n${text}'''` : `'${text}'`
  const escaped = text.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replace(CONTROLS, unicodeEscape)
  return isLong ? `"""\n${escaped.replace(/"(?="|$)/g, '\\"')}"""` : `"${escaped.replaceAll('"', '\\"')}"`
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: a text cannot contain them.
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/
const CONTROLS = new RegExp(CONTROL.source, 'g')
