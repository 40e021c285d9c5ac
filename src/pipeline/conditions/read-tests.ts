import { and, type Bool, forEachLeaf, leaf, mapLeaves, not, or, TRUE } from '../../ir/bool.js'
import { parsePlainCondition } from '../../rule/parse-condition.js'
import { type DataObject, mappingData } from '../../rule/yaml/data.js'
import { valueAt, type YamlMapping, type YamlNode, type YamlScalar } from '../../rule/yaml/node.js'
import { diagnosePipeline } from '../../text/diagnose-pipeline.js'
import { didYouMean } from '../../text/suggest.js'
import type { AnyEntry, EntryReader } from '../entry.js'
import { prepareEntry } from '../prepare-entry.js'
import type { Test } from './condition-test.js'
import { linkTests } from './link.js'

/** The conditions of one kind of a step. */
export interface ReadTests<Subject> {
  /** All of them combined. Without any, it is always true. */
  readonly test: Test<Subject>
  readonly conditions: readonly ReadCondition[]
}

/** A condition as data with its `type`. */
export interface ReadCondition {
  readonly condition: DataObject
  /** True if it is not negated. */
  readonly isAffirmed: boolean
  /** The value that it must have for the step to apply; undefined if other conditions may decide. */
  readonly required: boolean | undefined
}

/** Reads the conditions of one kind of a step, and the expression that combines them. */
export function readTests<Subject>(
  sort: 'rule' | 'detection_item' | 'field_name',
  kinds: Readonly<Record<string, AnyEntry<Test<Subject>>>>,
  reader: EntryReader,
): ReadTests<Subject> {
  const { node } = reader
  const nodes = namedNodes(valueAt(node, `${sort}_conditions`))
  if (nodes.size === 0) {
    checkNothingLinked(sort, reader)
    return { test: () => true, conditions: [] }
  }
  const tests = new Map([...nodes].map(([name, condition]) => [name, readTest(kinds, condition, reader)] as const))
  const names = [...nodes.keys()].map((name) => leaf(name))
  const operator = scalarAt(node, `${sort}_cond_op`)
  const expression = scalarAt(node, `${sort}_cond_expr`)
  const link =
    expression === undefined
      ? operator?.text === 'or'
        ? or(names)
        : and(names)
      : readLink(sort, expression, operator, reader)
  const linked = isTrue(scalarAt(node, `${sort}_cond_not`)) ? not(link) : link
  return { test: linkTests({ tests, link: linked }), conditions: conditionsOf(linked, nodes) }
}

function conditionsOf(link: Bool<string>, nodes: ReadonlyMap<string, YamlMapping>): ReadTests<never>['conditions'] {
  const affirmed = new Set<string>()
  mapLeaves(link, (name, positive) => {
    if (positive) affirmed.add(name)
    return leaf(name)
  })
  const required = requiredIn(link, true)
  return [...nodes].map(([name, node]) => ({
    condition: mappingData(node),
    isAffirmed: affirmed.has(name),
    required: required.get(name),
  }))
}

/** Returns the values that conditions must have for the link to be true, or for its negation. */
function requiredIn(link: Bool<string>, positive: boolean): ReadonlyMap<string, boolean> {
  if (link.kind === 'leaf') return new Map([[link.leaf, positive]])
  if (link.kind === 'not') return requiredIn(link.arg, !positive)
  if (link.kind !== (positive ? 'and' : 'or')) return new Map()
  return new Map(link.args.flatMap((arg) => [...requiredIn(arg, positive)]))
}

const isTrue = (scalar: YamlScalar | undefined): boolean => scalar?.text.toLowerCase() === 'true'

/** Reports an expression or operator without conditions. */
function checkNothingLinked(sort: string, { source, node, report }: EntryReader): void {
  const negation = scalarAt(node, `${sort}_cond_not`)
  for (const [key, scalar] of [
    [`${sort}_cond_expr`, scalarAt(node, `${sort}_cond_expr`)],
    [`${sort}_cond_not`, isTrue(negation) ? negation : undefined],
  ] as const) {
    if (scalar !== undefined)
      report(diagnosePipeline('bad-option', source, scalar.span, [key, 'there are no conditions']))
  }
}

function readTest<Subject>(
  kinds: Readonly<Record<string, AnyEntry<Test<Subject>>>>,
  condition: YamlMapping,
  reader: EntryReader,
): Test<Subject> {
  const { type, ...options } = mappingData(condition)
  return prepareEntry(kinds, String(type), options, { ...reader, node: condition })
}

/** Parses an expression such as `windows and not (sysmon or security)`. */
function readLink(
  sort: string,
  expression: YamlScalar,
  operator: YamlScalar | undefined,
  { source, node, report }: EntryReader,
): Bool<string> {
  const conditions = valueAt(node, `${sort}_conditions`)
  if (operator !== undefined) {
    report(diagnosePipeline('two-links', source, operator.span, [`${sort}_cond_expr`, `${sort}_cond_op`]))
  }
  if (conditions?.kind !== 'mapping') {
    report(diagnosePipeline('unnamed-conditions', source, (conditions ?? node).span, []))
    return TRUE
  }
  const parsed = parsePlainCondition(source, expression)
  if ('code' in parsed) {
    report(parsed)
    return TRUE
  }
  const names = conditions.entries.map(({ key }) => key.text)
  const link = mapLeaves(parsed, (ref): Bool<string> => {
    const name = ref.kind === 'reference' ? ref.name : source.text.slice(ref.span.start, ref.span.end)
    if (!names.includes(name)) {
      report(diagnosePipeline('unknown-condition', source, ref.span, [name], { help: didYouMean(name, names) }))
    }
    return leaf(name)
  })
  const used = new Set<string>()
  forEachLeaf(link, (name) => used.add(name))
  for (const { key } of conditions.entries) {
    if (!used.has(key.text)) report(diagnosePipeline('unused-condition', source, key.span, [key.text]))
  }
  return link
}

/** Returns the conditions by their names; those of a list by their positions. */
function namedNodes(conditions: YamlNode | undefined): Map<string, YamlMapping> {
  const entries: readonly (readonly [string, YamlNode])[] =
    conditions?.kind === 'mapping'
      ? conditions.entries.map(({ key, value }) => [key.text, value] as const)
      : conditions?.kind === 'sequence'
        ? conditions.items.map((value, index) => [String(index + 1), value] as const)
        : []
  return new Map(entries.flatMap(([name, value]) => (value.kind === 'mapping' ? [[name, value] as const] : [])))
}

function scalarAt(node: YamlMapping, key: string): YamlScalar | undefined {
  const value = valueAt(node, key)
  return value?.kind === 'scalar' ? value : undefined
}
