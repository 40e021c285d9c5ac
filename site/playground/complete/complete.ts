import { keysBelow, type Schema, type Suggestion, valuesAt } from './schema-entries.js'
import { type YamlContext, yamlContext } from './yaml-context.js'

/** The data of completion, apart from the text. */
export interface CompletionData {
  readonly schema: Schema
  readonly modifiers: readonly Suggestion[]
  readonly logsources: readonly KnownLogSource[]
}

/** A log source of the taxonomy. */
export interface KnownLogSource {
  readonly product?: string
  readonly category?: string
  readonly service?: string
  readonly fields?: readonly string[]
}

export interface Completion {
  /** The offset from which a suggestion replaces the text up to the cursor. */
  readonly from: number
  readonly suggestions: readonly (Suggestion & { readonly insert: string })[]
}

/** Returns suggestions for the word at an offset of a text in YAML, or `undefined` if there are none. */
export function complete(text: string, offset: number, data: CompletionData): Completion | undefined {
  const context = yamlContext(text, offset)
  const bar = context.word.lastIndexOf('|')
  if (context.position === 'key' && isInSelection(context.path) && bar > 0) {
    return completion(context.from + bar + 1, data.modifiers, '')
  }
  const suggestions = context.position === 'key' ? keysFor(context, data) : valuesFor(context, data)
  return completion(context.from, suggestions, context.position === 'key' ? ': ' : '')
}

function completion(from: number, suggestions: readonly Suggestion[], after: string): Completion | undefined {
  if (suggestions.length === 0) return undefined
  return {
    from,
    suggestions: suggestions.map((suggestion) => ({ ...suggestion, insert: `${suggestion.text}${after}` })),
  }
}

const SECTIONS: ReadonlySet<string> = new Set(['detection', 'filter'])

/** True for the path of a mapping of fields: `detection`, then the name of a selection. */
const isInSelection = (path: readonly string[]): boolean =>
  path.length >= 2 && SECTIONS.has(path[0] ?? '') && path[1] !== 'condition' && path[1] !== 'rules'

function keysFor({ path, document }: YamlContext, { schema, logsources }: CompletionData): readonly Suggestion[] {
  if (!isInSelection(path)) return keysBelow(schema, path)
  const named = logsourceOf(document)
  const fields = logsources.filter((known) => includes(known, named)).flatMap((known) => known.fields ?? [])
  return [...new Set(fields)].sort().map((field) => ({ text: field, about: 'field of this log source' }))
}

function valuesFor({ path, document }: YamlContext, { schema, logsources }: CompletionData): readonly Suggestion[] {
  const [section, key] = path
  if (section === 'logsource' && (key === 'product' || key === 'category' || key === 'service')) {
    const { [key]: _, ...others } = logsourceOf(document)
    const values = logsources.filter((known) => includes(known, others)).flatMap((known) => known[key] ?? [])
    return [...new Set(values)].sort().map((text) => ({ text, about: `${key} of the taxonomy` }))
  }
  if (SECTIONS.has(section ?? '') && key === 'condition') return conditionWords(document, section ?? '')
  return valuesAt(schema, path)
}

const CONDITION_WORDS: readonly Suggestion[] = [
  { text: 'and', about: 'both hold' },
  { text: 'or', about: 'at least one holds' },
  { text: 'not', about: 'it does not hold' },
  { text: '1 of', about: 'at least one of the selections with this name' },
  { text: 'all of', about: 'all of the selections with this name' },
  { text: 'them', about: 'all selections of the rule' },
]

function conditionWords(document: string, section: string): readonly Suggestion[] {
  const lines = document.split(/\r?\n/)
  const start = lines.findIndex((line) => line.startsWith(`${section}:`))
  const names: string[] = []
  for (const line of lines.slice(start + 1)) {
    if (/^\S/.test(line) && !line.startsWith('#')) break
    const name = /^( {1,8}|\t)([^\s#:-][^:]*):/.exec(line)
    if (name !== null && name[1] === firstIndent(lines, start)) names.push(name[2] ?? '')
  }
  const selections = names.filter((name) => name !== 'condition' && name !== 'rules')
  return [...selections.map((text) => ({ text, about: 'selection' })), ...CONDITION_WORDS]
}

const firstIndent = (lines: readonly string[], start: number): string =>
  /^\s*/.exec(lines.slice(start + 1).find((line) => line.trim() !== '' && !line.trim().startsWith('#')) ?? '')?.[0] ??
  ''

type NamedLogSource = Partial<Record<'product' | 'category' | 'service', string>>

function logsourceOf(document: string): NamedLogSource {
  const section = /^logsource:[ \t]*\r?\n((?:[ \t]+.*(?:\r?\n|$))*)/m.exec(document)?.[1] ?? ''
  const value = (key: string): string | undefined =>
    new RegExp(`^\\s+${key}:[ \\t]*['"]?([\\w.-]+)`, 'm').exec(section)?.[1]?.toLowerCase()
  const entries = (['product', 'category', 'service'] as const).map((key) => [key, value(key)] as const)
  return Object.fromEntries(entries.filter(([, text]) => text !== undefined))
}

/** True if a log source of the taxonomy has every value that a rule names. */
const includes = (known: KnownLogSource, named: NamedLogSource): boolean =>
  Object.entries(named).every(([key, value]) => known[key as keyof NamedLogSource]?.toLowerCase() === value)
