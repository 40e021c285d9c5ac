import {
  adaptAndRender,
  CONTROLS,
  type Dialect,
  type ExplainedTree,
  forEachLeaf,
  type Predicate,
} from '../../src/backend.js'
import { traceRule } from '../../src/convert/convert-rule.js'
import { numberPredicates } from '../../src/convert/number-predicates.js'
import { type Backend, type ConvertSettings, type Explanation, explainRule, type Rule } from '../../src/index.js'

/**
 * Explains a rule, and returns what is wrong with the spans of its queries: none if they are inside the text, nested or
 * apart, and contain the text of their predicate, and if an exact query has a span for each predicate.
 */
export function spanFaults(rule: Rule, backend: Backend, settings: ConvertSettings = {}): readonly string[] {
  const explanation = explainRule(rule, backend, settings)
  const { conversion, spans, stages, conditions, residualTree } = explanation
  const { query, fidelity } = conversion
  if (query === null) return spans === null ? [] : ['spans without a query']
  if (spans === null) return [`no spans in ${query}`]
  const writings = writingsOf(rule, backend, settings)
  const numbers = new Set(spans.map(({ predicate }) => predicate))
  // A list may replace its items by one of them, such as `f=*`.
  const writingsAt = (from: number, to: number): readonly string[] =>
    spans
      .filter(({ start, end }) => start === from && end === to)
      .flatMap(({ predicate }) => writings.get(predicate) ?? [])
  return [
    ...placeFaults(spans, query),
    ...spans
      .filter(({ start, end }) => !isWriting(query.slice(start, end), writingsAt(start, end)))
      .map(({ predicate, start, end }) => `${predicate} is not \`${query.slice(start, end)}\` in ${query}`),
    ...stages.flatMap(({ query: text, spans: own }) =>
      text === null ? [] : [...placeFaults(own, text), ...(own.length === 0 ? [`no spans in stage ${text}`] : [])],
    ),
    ...(fidelity === 'exact' ? missing(conditions, numbers) : []),
    ...(residualTree === null
      ? []
      : numbersOf(residualTree)
          .filter((number) => number === 0)
          .map(() => 'residual')),
  ]
}

function placeFaults(spans: NonNullable<Explanation['spans']>, text: string): readonly string[] {
  const faults: string[] = []
  const open: number[] = []
  let last = 0
  for (const { start, end } of spans) {
    if (start < last || start >= end || end > text.length) faults.push(`${start}-${end} is no place in ${text}`)
    while (open.length > 0 && (open.at(-1) ?? 0) <= start) open.pop()
    if (end > (open.at(-1) ?? text.length)) faults.push(`${start}-${end} crosses another span in ${text}`)
    open.push(end)
    last = start
  }
  return faults
}

const missing = (conditions: Explanation['conditions'], found: ReadonlySet<number>): readonly string[] =>
  conditions
    .flatMap(({ tree }) => numbersOf(tree))
    .filter((number) => !found.has(number))
    .map((number) => `${number} has no span`)

function numbersOf(tree: ExplainedTree): readonly number[] {
  const numbers: number[] = []
  forEachLeaf(tree, ({ predicate }) => numbers.push(predicate ?? 0))
  return numbers
}

/** The texts of each predicate in the languages of a target. */
function writingsOf(rule: Rule, backend: Backend, settings: ConvertSettings): ReadonlyMap<number, readonly string[]> {
  const { preparedQuery, plan, conversion } = traceRule(rule, backend, settings)
  const writings = new Map<number, string[]>()
  if (preparedQuery === undefined) return writings
  const stages = backend.stages(conversion.options, settings.fieldTypes ?? {})
  const dialects = new Set([...stages, ...(plan?.stages ?? []).map(({ dialect }) => dialect)])
  for (const { query } of numberPredicates(preparedQuery).prepared.rules) {
    forEachLeaf(query.expr, (predicate) => {
      const own = writings.get(predicate.number ?? 0) ?? []
      for (const dialect of dialects) own.push(...writingsIn(predicate, dialect))
      writings.set(predicate.number ?? 0, own)
    })
  }
  return writings
}

function writingsIn(original: Predicate, dialect: Dialect): readonly string[] {
  const { rendering, predicate } = adaptAndRender(original, dialect)
  const texts =
    typeof rendering === 'string'
      ? [rendering]
      : [...('text' in rendering ? [rendering.text] : []), ...('negation' in rendering ? [rendering.negation] : [])]
  return [...texts, ...(dialect.oneOf ?? []).flatMap((form) => form.items(predicate) ?? [])]
}

/** True if the text contains one of the writings. A list may escape characters, and a column may replace a call. */
const isWriting = (text: string, writings: readonly string[]): boolean =>
  writings.some((writing) => comparable(text).includes(comparable(writing)))

const comparable = (text: string): string =>
  text
    .replaceAll('\\', '')
    .replace(CONTROLS, (char) => `x{${char.charCodeAt(0).toString(16)}}`)
    .replace(/\blower_(\w+)/g, 'TO_LOWER($1)')
