import { parse } from '../../grammar/condition.generated.js'
import type { Rejection } from '../../grammar/parts.js'
import type { Bool } from '../ir/bool.js'
import { diagnose } from '../text/diagnose.js'
import type { Diagnostic } from '../text/diagnostic.js'
import { keepRecent } from '../text/keep-recent.js'
import { type Limits, limitsOf } from '../text/limits.js'
import type { Source } from '../text/source.js'
import { wordList } from '../text/word-list.js'
import { helpForCondition } from './condition-help.js'
import type { LegacyAggregation } from './legacy-aggregation.js'
import type { SelectionRef } from './rule.js'
import type { YamlScalar } from './yaml/node.js'
import { type Placer, placerOf } from './yaml/span-within.js'

/** A parsed condition. */
export interface ParsedCondition {
  readonly expr: Bool<SelectionRef>
  /** The aggregation after `|`, from before Sigma 2; null if there is none. */
  readonly aggregation: LegacyAggregation | null
}

/**
 * Parses the condition of a filter or a correlation, which cannot have an aggregation. Returns a diagnostic if it is
 * malformed.
 */
export function parsePlainCondition(
  source: Source,
  scalar: YamlScalar,
  limits: Limits = limitsOf(),
  names: readonly string[] = [],
): Bool<SelectionRef> | Diagnostic {
  const parsed = parseCondition(source, scalar, limits, names)
  if ('code' in parsed) return parsed
  const { expr, aggregation } = parsed
  if (aggregation === null) return expr
  return diagnose('removed-aggregation', source, aggregation.span, [
    'only the condition of a detection rule can have an aggregation',
  ])
}

/**
 * Parses a condition in time linear in its length. Returns a diagnostic at the first syntax error.
 *
 * @param names the names of the selections, to explain why the condition cannot contain one of them
 */
export function parseCondition(
  source: Source,
  scalar: YamlScalar,
  limits: Limits = limitsOf(),
  names: readonly string[] = [],
): ParsedCondition | Diagnostic {
  const place = placerOf(source.text, scalar)
  const depth = limits['condition-depth']
  if (scalar.text.trim() === '') return diagnose('empty-condition', source, scalar.span, [])
  const parsed = parserFor(depth)(scalar.text)
  if ('expected' in parsed) {
    const { message, start, end } = parsed
    if (message === 'too-deep') return diagnose('condition-too-deep', source, place(start, end), [depth])
    return syntaxError(source, scalar.text, parsed, place, names)
  }
  // Most conditions recur, and few have an aggregation, whose parts have spans of their own.
  return parsed.aggregation === null
    ? { expr: moved(parsed.expr, place), aggregation: null }
    : (parse(scalar.text, { place, depth }) as ParsedCondition)
}

const parsers = new Map<number, (text: string) => ParsedCondition | Rejection>()

/** Returns the parser for a depth. The spans of its results are offsets in the text. */
function parserFor(depth: number): (text: string) => ParsedCondition | Rejection {
  const place: Placer = (start, end) => ({ start, end })
  const parser = parsers.get(depth) ?? keepRecent((text) => parse(text, { place, depth }))
  parsers.set(depth, parser)
  return parser
}

/**
 * Copies a condition with the spans in the source, without `leaf`. Programs keep many rules, and V8 then allocates all
 * objects from the same line in the old generation: with `leaf`, also the short-lived ones of conversions.
 */
function moved(expr: Bool<SelectionRef>, place: Placer): Bool<SelectionRef> {
  switch (expr.kind) {
    case 'const':
      return expr
    case 'leaf':
      return { kind: 'leaf', leaf: { ...expr.leaf, span: place(expr.leaf.span.start, expr.leaf.span.end) } }
    case 'not':
      return { kind: 'not', arg: moved(expr.arg, place) }
    case 'and':
    case 'or':
      return { kind: expr.kind, args: expr.args.map((arg) => moved(arg, place)) }
  }
}

function syntaxError(
  source: Source,
  text: string,
  problem: Rejection,
  place: Placer,
  names: readonly string[],
): Diagnostic {
  const offset = problem.start
  const token = /^(?:[&|!=<>]+|[^\s()|&!,;"'<>=]+|.)/su.exec(text.slice(offset))?.[0] ?? ''
  const foundToken = token === '' ? 'the end' : `\`${token}\``
  const expected = problem.expected.filter((name) => name !== foundToken)
  const at = Math.min(offset, text.length - 1)
  const span = place(at, Math.max(at + 1, offset + token.length))
  const help = helpForCondition({ text, offset, token, names })
  return diagnose('condition-syntax', source, span, [foundToken, wordList(expected, 'or') || 'something else'], {
    help,
  })
}
