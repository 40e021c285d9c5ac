import type { Leaf } from '../../../src/dialect/leaf.js'
import type { Loss } from '../../../src/dialect/plan.js'
import { plan } from '../../../src/dialect/plan.js'
import { print } from '../../../src/dialect/print.js'
import { withLists } from '../../../src/dialect/with-lists.js'
import { type Bool, forEachLeaf } from '../../../src/ir/bool.js'
import { foldCase } from '../../../src/ir/glob.js'
import type { Expr } from '../../../src/ir/predicate.js'
import { definitions } from './definitions.js'
import { jqDialect } from './jq-dialect.js'
import { jqText } from './jq-text.js'
import { allCapitals, capitalsOf } from './letter-case.js'

/**
 * Where the program's input holds events: at the top and in lists (`api`), or in `data` of each (`stream`). The program
 * ignores values that are not objects.
 */
export type EventShape = 'api' | 'stream'

export interface JqProgram {
  /** Program text without comments. It selects the events that match from its input. */
  readonly text: string
  /** Parts that jq cannot express; empty if the program is exact. */
  readonly losses: readonly Loss[]
}

/** Translates an expression to a program of jq 1.6 or later. */
export function jqProgram(expr: Expr, shape: EventShape): JqProgram {
  const { stages, losses } = plan(expr, [jqDialect])
  const query = stages[0]?.query ?? expr
  const rule = `def rule:\n  ${lines(query as Bool<Leaf>).join('\n  ')};`
  const main = `if type == "array" then flatten[] else . end\n| select(${shape === 'api' ? 'rule' : '.data? | rule'})`
  const needed = neededDefinitions(rule, expr)
  const preamble = needed.length === 0 ? '' : `# The values of an event as Sigma reads them.\n${needed.join('\n')}\n\n`
  return { text: `${preamble}${rule}\n\n${main}`, losses }
}

/** One line for each part of the outermost group. */
function lines(query: Bool<Leaf>): readonly string[] {
  if (query.kind === 'const') return [String(query.value)]
  if (query.kind !== 'and' && query.kind !== 'or') return [print(query, jqDialect)]
  const parts = query.kind === 'or' ? withLists(query.args, jqDialect) : query.args
  const texts = parts.map((part) => {
    if (part.kind === 'list') return part.text
    const isList = part.kind === 'or' && withLists(part.args, jqDialect).length === 1
    const isGroup = part.kind === 'and' || part.kind === 'or'
    return isGroup && !isList ? `(${print(part, jqDialect)})` : print(part, jqDialect)
  })
  return [...new Set(texts)].map((text, index) => (index === 0 ? text : `${query.kind} ${text}`))
}

/** The definitions that a program needs, in order. */
function neededDefinitions(rule: string, expr: Expr): readonly string[] {
  const all = definitions(lowerFor(expr))
  const needed: string[] = []
  let code = rule
  for (const { name, text } of [...all].reverse()) {
    if (!new RegExp(`\\b${name}\\b`).test(code.replace(STRING, '""'))) continue
    needed.unshift(text)
    code += text
  }
  return needed
}

const STRING = /"(?:\\.|[^"\\])*"/gs

/**
 * Lower-cases a text: `ascii_downcase`, plus those other characters that could become a letter of the rule. If the rule
 * compares two fields, the function covers all characters, because both fields may hold any text.
 */
function lowerFor(expr: Expr): string {
  const chars = new Set<string>()
  let isAny = false
  forEachLeaf(expr, (predicate) => {
    if (predicate.kind === 'fieldRef') isAny ||= !predicate.cased
    if ((predicate.kind !== 'match' && predicate.kind !== 'keyword') || predicate.cased) return
    for (const part of predicate.pattern) {
      if (typeof part === 'string') for (const char of foldCase(part)) chars.add(char)
    }
  })
  const pairs = isAny
    ? allCapitals()
    : [...chars].sort().flatMap((lower) => capitalsOf(lower).map((capital) => [capital, lower]))
  if (pairs.length === 0) return 'def lower: ascii_downcase;'
  const table = pairs.map(([capital = '', lower = '']) => `${jqText(capital)}: ${jqText(lower)}`).join(', ')
  return `def lower:\n  {${table}} as $lower\n  | ascii_downcase | [split("")[] | $lower[.] // .] | add // "";`
}
