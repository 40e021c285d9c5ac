import { predicateText } from '../ir/expr-text.js'
import type { Json } from '../ir/json.js'
import type { Predicate } from '../ir/predicate.js'
import { forEachPredicate, type Verdict } from '../match/judge-event.js'
import type { DetectionRule } from '../rule/rule.js'
import type { Source, Span } from '../text/source.js'

/** A part of a rule with its verdict on an event, for people: a selection, a group of conditions, or a condition. */
export interface MatchPart {
  /** The name of a selection, with `not` for an excluded one; `all of`, `one of` or `not`; or a condition. */
  readonly text: string
  /** True if the part excludes what its parts describe. */
  readonly isNegated: boolean
  /** True if the event satisfies the part. */
  readonly holds: boolean
  /** The values that a condition compares, none for a missing field; null for a part that is no condition on a field. */
  readonly values: readonly Json[] | null
  readonly parts: readonly MatchPart[]
  /** The place of the part: of its first condition, or of a part of a correlation. Undefined if it has none. */
  readonly place: { readonly source: Source; readonly span: Span } | undefined
}

/** Arranges a verdict on a rule by the selections of the rule, and by the filters that apply to it. */
export function verdictParts(verdict: Verdict, rule: DetectionRule): readonly MatchPart[] {
  return membersOf(verdict, { nameOf: selectionNames(rule), current: undefined, source: rule.source }).map(merged)
}

/** Joins a heading with the only group below it: `selection: one of`. */
function merged(part: MatchPart): MatchPart {
  const parts = part.parts.map(merged)
  const [only] = parts
  if (parts.length !== 1 || only === undefined || !GROUPS.has(only.text)) return { ...part, parts }
  return { ...part, text: `${part.text}${part.text === 'not' ? ' ' : ': '}${only.text}`, parts: only.parts }
}

const GROUPS: ReadonlySet<string> = new Set(['one of', 'all of'])

interface Naming {
  /** Returns the selection or filter that a predicate comes from. */
  readonly nameOf: (predicate: Predicate) => string | undefined
  /** The selection or filter whose parts are written. */
  readonly current: string | undefined
  /** The source of the rule. */
  readonly source: Source
}

function selectionNames(rule: DetectionRule): Naming['nameOf'] {
  const starts = rule.selections.map(({ name, nameSpan }) => ({ name, start: nameSpan.start }))
  return ({ item, changedBy = [] }) => {
    const filter = changedBy.find(({ kind }) => kind === 'filter')
    if (filter !== undefined) return `filter ${filter.id}`
    return starts.findLast(({ start }) => start <= item.start)?.name
  }
}

/** Returns the parts of a conjunction one by one, and anything else as one part. */
function membersOf(verdict: Verdict, naming: Naming): readonly MatchPart[] {
  if (verdict.kind !== 'and') return [partOf(verdict, naming)]
  return bySelection(verdict.args, 'and', naming)
}

/** Puts neighbours that come from one selection together, as the rule has them. */
function bySelection(args: readonly Verdict[], kind: 'and' | 'or', naming: Naming): readonly MatchPart[] {
  const groups: { readonly name: string | undefined; readonly args: Verdict[] }[] = []
  for (const arg of args) {
    const name = nameOf(arg, naming)
    const last = groups.at(-1)
    const isNew = name !== undefined && name !== naming.current
    const isSame = isNew && last !== undefined && last.name === name && arg.kind !== 'not'
    if (isSame && last.args.every((other) => other.kind !== 'not')) last.args.push(arg)
    else groups.push({ name, args: [arg] })
  }
  return groups.map((group) => {
    const [only] = group.args
    if (group.args.length === 1 && only !== undefined) return partOf(only, naming)
    const test = (arg: Verdict): boolean => arg.holds
    const holds = kind === 'and' ? group.args.every(test) : group.args.some(test)
    return partOf({ kind, holds, args: group.args }, naming)
  })
}

/** Returns the selection from which all predicates of a part come; undefined if there are several, or none. */
function nameOf(verdict: Verdict, naming: Naming): string | undefined {
  const names = new Set<string | undefined>()
  forEachPredicate(verdict, ({ predicate }) => names.add(naming.nameOf(predicate)))
  const [name] = names
  return names.size === 1 ? name : undefined
}

function partOf(verdict: Verdict, naming: Naming): MatchPart {
  const name = nameOf(verdict, naming)
  if (name === undefined || name === naming.current) return unnamedPart(verdict, naming)
  const inner = { ...naming, current: name }
  const { holds } = verdict
  const isNegated = verdict.kind === 'not'
  const body = verdict.kind === 'not' ? verdict.arg : verdict
  return {
    text: isNegated ? `not ${name}` : name,
    isNegated,
    holds,
    values: null,
    parts: membersOf(body, inner),
    place: placeOf(verdict, naming),
  }
}

function unnamedPart(verdict: Verdict, naming: Naming): MatchPart {
  const { holds } = verdict
  const common = { isNegated: verdict.kind === 'not', holds, values: null, place: placeOf(verdict, naming) }
  switch (verdict.kind) {
    case 'const':
      return { ...common, text: holds ? 'every event' : 'no event', parts: [] }
    case 'leaf':
      return { ...common, text: predicateText(verdict.predicate), values: verdict.values ?? null, parts: [] }
    case 'not':
      return {
        ...common,
        text: verdict.arg.kind === 'and' ? 'not all of' : 'not',
        parts: membersOf(verdict.arg, naming),
      }
    case 'and':
      return { ...common, text: 'all of', parts: membersOf(verdict, naming) }
    case 'or':
      return { ...common, text: 'one of', parts: bySelection(verdict.args, 'or', naming) }
  }
}

/** Returns the place of the first condition, which is that of the filter for a condition of a filter. */
function placeOf(verdict: Verdict, { source }: Naming): MatchPart['place'] {
  const predicate = firstOf(verdict)
  if (predicate === undefined) return undefined
  const filter = predicate.changedBy?.find(({ kind }) => kind === 'filter')
  return { source: filter?.source ?? source, span: filter?.span ?? predicate.span }
}

function firstOf(verdict: Verdict): Predicate | undefined {
  let first: Predicate | undefined
  forEachPredicate(verdict, ({ predicate }) => {
    first ??= predicate
  })
  return first
}
