import { unicodeEscape } from '../../text/control-characters.js'
import { type JsonTree, writeJson } from '../write-json.js'
import { compareByCodePoints, type Dict, isDict, isList, isText, isTuple, plainText, type Value } from './values.js'
import { fail, failMissing, spendText, type Work } from './work.js'

/** Formats a value like Python's `str()`: lists and maps in Python's notation, `None`, `True`. */
export function textOf(value: Value, work: Pick<Work, 'spend'>): string {
  if (!isText(value)) return representation(value, work)
  const text = plainText(value)
  spendText(text.length, work)
  return text
}

/** Formats a value like Python's `repr()`. */
function representation(value: Value, work: Pick<Work, 'spend'>): string {
  work.spend(1)
  if (isText(value)) return quoted(plainText(value), work)
  if (value === null) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'number') return numberText(value)
  if (isList(value)) {
    const items = value.map((item) => representation(item, work)).join(', ')
    return !isTuple(value) ? `[${items}]` : value.length === 1 ? `(${items},)` : `(${items})`
  }
  if (isDict(value)) {
    return `{${[...value].map(([key, item]) => `${representation(key, work)}: ${representation(item, work)}`).join(', ')}}`
  }
  return value.kind === 'missing' ? failMissing(value) : fail(`a ${value.kind} cannot be converted to a string`)
}

function numberText(value: number): string {
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) fail('a number is too large')
  const text = String(value)
  return text.includes('e') ? fail('a number is too small') : text
}

/** https://docs.python.org/3/reference/lexical_analysis.html#escape-sequences */
function quoted(text: string, work: Pick<Work, 'spend'>): string {
  spendText(text.length, work)
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'"
  const inside = text.replace(/[\\'"]|(?! )[\p{C}\p{Z}]/gu, (match) => {
    if (match === '\\' || match === quote) return `\\${match}`
    if (match === "'" || match === '"') return match
    const code = match.codePointAt(0) ?? 0
    const short = { 9: '\\t', 10: '\\n', 13: '\\r' }[code]
    if (short !== undefined) return short
    const digits = code.toString(16)
    if (code < 0x100) return `\\x${digits.padStart(2, '0')}`
    return code < 0x10000 ? `\\u${digits.padStart(4, '0')}` : `\\U${digits.padStart(8, '0')}`
  })
  return quote + inside + quote
}

/** Formats a value like the filter `tojson`: keys in their order, without characters that HTML could read as a tag. */
export function jsonOf(value: Value, indent: number | null, work: Pick<Work, 'spend'>): string {
  const json = writeJson(jsonTree(value, work), indent)
  spendText(json.length, work)
  return json.replace(/[<>&']/g, unicodeEscape)
}

function jsonTree(value: Value, work: Pick<Work, 'spend'>): JsonTree {
  work.spend(1)
  if (isText(value)) {
    spendText(plainText(value).length, work)
    return plainText(value)
  }
  if (isList(value)) return value.map((item) => jsonTree(item, work))
  if (isDict(value)) return new Map(sortedKeys(value).map((key) => [key, jsonTree(value.get(key) ?? null, work)]))
  if (typeof value !== 'object' || value === null) return value
  return value.kind === 'missing' ? failMissing(value) : fail(`a ${value.kind} cannot be converted to JSON`)
}

const sortedKeys = (map: Dict): readonly string[] =>
  [...map.keys()]
    .map((key) => (typeof key === 'string' ? key : fail('a JSON key must be a string')))
    .sort(compareByCodePoints)
