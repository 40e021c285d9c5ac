import { compileGlob } from '../../ir/glob.js'
import { parsePattern } from '../../ir/pattern.js'
import type { Identity } from '../../rule/identity.js'
import { LEVELS } from '../../rule/metadata/levels.js'
import { STATUSES } from '../../rule/metadata/statuses.js'
import type { LogSource, LogSourcePart, Metadata, Rule } from '../../rule/rule.js'
import { parseLevelRange } from './level-range.js'

/** The texts of a rule that a key of a selection is compared with; undefined if they are unknown. */
export type Facts = readonly string[] | undefined

/** The parts of a rule that decide whether a selection holds for it. */
export interface SelectableRule {
  readonly identity: Identity
  /** Undefined if the rule could not be read. */
  readonly rule: Rule | undefined
  /** Undefined if they are unknown. */
  readonly logSources: () => readonly LogSource[] | undefined
}

/** A key that compares texts of the rule with the entries of the selection. */
export interface TextKey {
  /** Returns the texts of a rule; none if it lacks them. */
  readonly facts: (rule: SelectableRule) => Facts
  /** Compiles an entry, or returns the wrong part of it with the allowed values. */
  readonly compile: (entry: string) => ((text: string) => boolean) | Unknown
}

/** The part of an entry that is none of the allowed values. */
export interface Unknown {
  readonly value: string
  readonly allowed: readonly string[]
}

/** The keys of a selection that compare texts. */
export const textKeys = {
  level: { facts: metadataFacts('level'), compile: compileLevel },
  status: { facts: metadataFacts('status'), compile: compileStatus },
  tag: { facts: metadataFacts('tags'), compile: compileTag },
  product: { facts: partFacts('product'), compile: compileText },
  category: { facts: partFacts('category'), compile: compileText },
  service: { facts: partFacts('service'), compile: compileText },
  author: {
    facts: ({ rule }) => (rule === undefined || rule.kind === 'filter' ? undefined : authorsOf(rule.metadata)),
    compile: compileText,
  },
  id: { facts: namesOf, compile: compileText },
} satisfies Readonly<Record<string, TextKey>>

export type TextKeyName = keyof typeof textKeys

/**
 * Returns the id and the name of a rule, as written and as read. Most rules with errors have them, too. Those of a
 * filter do not count, since it belongs to the rules that it applies to.
 */
export function namesOf({ identity: { id, name }, rule }: SelectableRule): Facts {
  const names = [id, name, rule?.metadata.id ?? null].filter((text) => text !== null)
  return rule?.kind === 'filter' || (rule === undefined && names.length === 0) ? undefined : names
}

/** A filter has no level, status and tags of its own. */
function metadataFacts(key: 'level' | 'status' | 'tags'): TextKey['facts'] {
  return ({ rule }) => (rule === undefined || rule.kind === 'filter' ? undefined : [rule.metadata[key] ?? []].flat())
}

function partFacts(part: LogSourcePart): TextKey['facts'] {
  return ({ logSources }) => logSources()?.flatMap((source) => source[part] ?? [])
}

/** Returns each author, and the whole text. */
function authorsOf({ author }: Metadata): readonly string[] {
  return author === undefined ? [] : [author, ...author.split(',')].map((text) => text.trim())
}

function compileText(entry: string): (text: string) => boolean {
  return compileGlob(parsePattern(entry.trim()), false)
}

/** A tag also selects the ones below it. Sigma 2 replaced underscores by hyphens. */
function compileTag(entry: string): (text: string) => boolean {
  const tag = entry.trim().replaceAll('_', '-')
  const tests = [tag, `${tag}.*`].map(compileText)
  return (text) => tests.some((matches) => matches(text.replaceAll('_', '-')))
}

function compileStatus(entry: string): ReturnType<TextKey['compile']> {
  return oneOf(compileText(entry), STATUSES) ?? { value: entry, allowed: STATUSES }
}

function compileLevel(entry: string): ReturnType<TextKey['compile']> {
  if (/[*?]/.test(entry)) return oneOf(compileText(entry), LEVELS) ?? { value: entry, allowed: LEVELS }
  const range = parseLevelRange(entry)
  if ('unknown' in range) return { value: range.unknown, allowed: LEVELS }
  return (text) => range.levels.some((level) => level === text)
}

/** Returns a test that accepts at least one of the values; undefined otherwise. */
const oneOf = (
  matches: (text: string) => boolean,
  values: readonly string[],
): ((text: string) => boolean) | undefined => (values.some(matches) ? matches : undefined)
