import { parseRegex } from '../../ir/parse-regex.js'
import type { RegexNode } from '../../ir/regex.js'
import { MAX_REGEX_STEPS, MAX_REPETITIONS } from '../../ir/regex-limits.js'
import { refuse } from '../../ir/regex-scanner.js'
import { thousands } from '../../text/count.js'
import { shorten } from '../../text/shorten.js'
import type { Span } from '../../text/source.js'
import { type CharacterSet, LINE_BREAK } from './character-set.js'
import { classCharacters, dotCharacters, escapedCharacters, oneCharacter } from './class-characters.js'
import { changedFlags, type Flags, initialFlags } from './flags.js'
import { CONDITIONS } from './place.js'
import { type PlainRegex, stepCount } from './plain-regex.js'

/**
 * Resolves the flags and classes of a regular expression with the flags of a rule. Throws a `RegexSyntaxError` at a
 * construct that cannot be searched in linear time, is not known, or is too large.
 */
export function resolveRegex(source: string, flags: string): PlainRegex {
  const tree = parseRegex(source)
  const regex = group(tree, { source, flags: initialFlags(flags), repetitions: MAX_REPETITIONS })
  if (stepCount(regex) > MAX_REGEX_STEPS) refuse('it is too large', { start: 0, end: source.length })
  return regex
}

/** The surroundings of a part of an expression. */
interface Scope {
  readonly source: string
  /** Inline flags change them for the rest of the group. */
  flags: Flags
  /** Most repetitions of the part. */
  readonly repetitions: number
}

/** Resolves the content of a group. Inline flags also apply to the alternatives after their own. */
function group(node: RegexNode, scope: Scope): PlainRegex {
  const inside = { ...scope }
  return node.kind === 'either'
    ? { kind: 'either', of: node.of.map((part) => sequence(part, inside)) }
    : sequence(node, inside)
}

function sequence(node: RegexNode, scope: Scope): PlainRegex {
  if (node.kind !== 'sequence') return piece(node, scope)
  return { kind: 'sequence', of: node.of.map((part) => piece(part, scope)) }
}

const NOTHING: PlainRegex = { kind: 'sequence', of: [] }
const character = (set: CharacterSet): PlainRegex => ({ kind: 'character', set })
const assert = (conditions: number): PlainRegex => ({ kind: 'assert', conditions })

function piece(node: RegexNode, scope: Scope): PlainRegex {
  const { source, flags } = scope
  switch (node.kind) {
    case 'either':
    case 'sequence':
      return group(node, scope)
    case 'repeat':
      return repeat(node, scope)
    case 'setting':
      scope.flags = changedFlags(flags, node.flags) ?? unsupported(source, node)
      return NOTHING
    case 'text':
      return text(node.text, flags)
    case 'any':
      return character(dotCharacters(flags.dotMatchesBreak))
    case 'class':
      return character(classCharacters(node, flags.ignoresCase) ?? unsupported(source, node))
    case 'start':
      return assert(flags.isMultiline ? CONDITIONS.lineStart : CONDITIONS.textStart)
    case 'end':
      return flags.isMultiline ? assert(CONDITIONS.lineEnd) : END
    case 'assertion':
      return assert(ASSERTIONS[source.slice(node.start, node.end)] ?? unsupported(source, node))
    case 'unknown':
      return character(escapedCharacters(written(source, node), flags.ignoresCase) ?? unsupported(source, node))
  }
}

const text = (characters: string, { ignoresCase }: Flags): PlainRegex => ({
  kind: 'sequence',
  of: Array.from(characters, (each) => character(oneCharacter(each.codePointAt(0) ?? 0, ignoresCase))),
})

/** A `$` that is not multi-line also matches before a final line break. */
const END: PlainRegex = {
  kind: 'sequence',
  of: [{ kind: 'repeat', of: character(LINE_BREAK), low: 0, high: 1 }, assert(CONDITIONS.textEnd)],
}

const ASSERTIONS: Readonly<Record<string, number>> = {
  '\\A': CONDITIONS.textStart,
  '\\z': CONDITIONS.textEnd,
  '\\b': CONDITIONS.wordBoundary,
  '\\B': CONDITIONS.noWordBoundary,
}

function repeat({ of, low, high }: RegexNode & { readonly kind: 'repeat' }, scope: Scope): PlainRegex {
  const most = Math.max(low, high ?? 0)
  if (most > scope.repetitions) {
    refuse(`a part occurs more than ${thousands(MAX_REPETITIONS)} times`, { start: 0, end: scope.source.length })
  }
  const inside = { ...scope, repetitions: Math.floor(scope.repetitions / Math.max(most, 1)) }
  const repeated = piece(of, inside)
  if (of.kind !== 'text' || repeated.kind !== 'sequence') return { kind: 'repeat', of: repeated, low, high }
  // The repetition of a quoted text applies to its last character.
  const last = repeated.of.at(-1) ?? NOTHING
  return { kind: 'sequence', of: [...repeated.of.slice(0, -1), { kind: 'repeat', of: last, low, high }] }
}

const written = (source: string, { start, end }: Span): string => source.slice(start, end)

/** Longest construct that a message quotes, in characters. */
const MAX_QUOTED = 20

function unsupported(source: string, span: Span): never {
  return refuse(`\`${shorten(written(source, span), MAX_QUOTED)}\` is not supported`, span)
}
