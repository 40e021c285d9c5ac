import { SyntaxError as ConditionSyntaxError, parse } from '../../grammar/condition.generated.js'
import type { Bool } from '../ir/bool.js'
import { type Diagnostic, diagnose } from '../text/diagnostic.js'
import type { Source } from '../text/source.js'
import type { SelectionRef } from './rule.js'
import type { YamlScalar } from './yaml/node.js'
import { oddBlank, oddBlankName } from './yaml/odd-characters.js'
import { type Placer, placerOf } from './yaml/span-within.js'

/** Parentheses inside parentheses. */
const DEPTH = 64

/** The tree of a condition, or the one diagnostic that says where it stops being one. Linear in the length of the text. */
export function parseCondition(source: Source, scalar: YamlScalar): Bool<SelectionRef> | Diagnostic {
  const place = placerOf(source.text, scalar)
  if (scalar.text.trim() === '') return diagnose('empty-condition', source, scalar.span, [])
  try {
    return parse(scalar.text, { place, depth: DEPTH })
  } catch (problem) {
    if (!(problem instanceof ConditionSyntaxError)) throw problem
    const { start, end } = problem.location
    if (problem.message === 'too-deep') {
      return diagnose('condition-too-deep', source, place(start.offset, end.offset), [DEPTH])
    }
    if (problem.message === 'removed-aggregation') {
      return diagnose('removed-aggregation', source, place(start.offset, scalar.text.length), [])
    }
    return syntaxError(source, scalar.text, start.offset, problem, place)
  }
}

function syntaxError(
  source: Source,
  text: string,
  offset: number,
  problem: ConditionSyntaxError,
  place: Placer,
): Diagnostic {
  const token = /^(?:[&|!=<>]+|[^\s()|&!,;"'<>=]+|.)/su.exec(text.slice(offset))?.[0] ?? ''
  const found = token === '' ? 'the end' : `\`${token}\``
  const names =
    problem.expected?.map((expected) => ('description' in expected ? String(expected.description) : '')) ?? []
  const expected = [...new Set(names)].filter((name) => name !== '' && name !== found)
  const at = Math.min(offset, text.length - 1)
  const span = place(at, Math.max(at + 1, offset + token.length))
  const help = spelling[token] ?? helpForOddBlank(text)
  return diagnose('condition-syntax', source, span, [found, alternatives(expected)], { help })
}

/** A blank from a web page joins two words to one. */
function helpForOddBlank(text: string): string | undefined {
  const found = oddBlank.exec(text)
  return found === null ? undefined : `${oddBlankName(found[0])} stands in the condition: type a blank in its place`
}

/** Operators of other languages. */
const spelling: Readonly<Record<string, string>> = {
  '&&': 'write `and`',
  '&': 'write `and`',
  '||': 'write `or`',
  '!': 'write `not`',
  of: 'write `1 of` or `all of`, then a name, a pattern or `them`',
  ',': 'join selections with `and` or `or`',
}

function alternatives(names: readonly string[]): string {
  const last = names.at(-1) ?? 'something else'
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} or ${last}`
}
