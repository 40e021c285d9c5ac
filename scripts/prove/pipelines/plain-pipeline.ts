import { load } from 'js-yaml'
import { once } from '../../../src/text/once.js'
import { decided, holdsForName, holdsForSource, holdsForValues, pythonRegex, type Truth } from './plain-conditions.js'

// A second reader of the plain steps of pipelines, from pySigma's documentation. It shares no code with `src/pipeline`.
//
// https://sigmahq-pysigma.readthedocs.io/en/latest/Processing_Pipelines.html

export interface LogSource {
  readonly product?: string | undefined
  readonly category?: string | undefined
  readonly service?: string | undefined
}

/** An item of a rule, or a condition that a step has added. */
export interface PlainItem {
  /** The names under which one has the values. */
  readonly names: readonly { readonly name: string; readonly steps: readonly string[] }[]
  readonly values: readonly unknown[]
}

export interface Step {
  readonly id?: string
  readonly type: string
  readonly [key: string]: unknown
}

export interface PlainPipeline {
  readonly name: string
  readonly priority: number
  readonly backends: readonly string[]
  readonly steps: readonly Step[]
  /** The types of fields that have one in a word, such as `date`. */
  readonly types: ReadonlyMap<string, string>
  /** Fields that an index keeps a second time, lower-cased or analysed. */
  readonly copies: readonly { readonly field: string; readonly caseless?: string; readonly text?: string }[]
}

export function readPipeline(name: string, text: string): PlainPipeline {
  const document = load(text) as Record<string, unknown>
  const fieldTypes = Object.entries((document.field_types ?? {}) as object)
  return {
    name,
    priority: Number(document.priority ?? 0),
    backends: listOf(document.allowed_backends).map(String),
    steps: listOf(document.transformations) as readonly Step[],
    types: new Map(fieldTypes.filter(([, type]) => typeof type === 'string')),
    copies: fieldTypes.flatMap(([field, type]) =>
      typeof type === 'object' && type !== null ? [{ ...type, field }] : [],
    ),
  }
}

export const listOf = (value: unknown): readonly unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value]

/** Every log source that a condition of the pipeline names. */
export function logSourcesOf({ steps }: PlainPipeline): readonly LogSource[] {
  const named = steps
    .flatMap(({ rule_conditions: conditions }) => conditionsOf(conditions))
    .filter(({ type }) => type === 'logsource')
  const sources = named.map(({ product, category, service }) => ({ product, category, service }) as LogSource)
  return [...new Map(sources.map((source) => [JSON.stringify(source), source])).values()]
}

/** The names that mappings of the pipeline take. */
export const namesOf = ({ steps }: PlainPipeline): readonly string[] => [
  ...new Set(
    steps.flatMap(({ type, mapping }) => (type === 'field_name_mapping' ? Object.keys(mapping as object) : [])),
  ),
]

export const conditionsOf = (conditions: unknown): readonly Step[] =>
  (Array.isArray(conditions) ? conditions : Object.values((conditions ?? {}) as object)) as readonly Step[]

/** The state of a rule between steps. */
interface State {
  readonly source: LogSource
  readonly items: readonly PlainItem[]
}

/** The items after all steps; undefined if a step that this reader does not know would take part. */
export function applied(
  pipelines: readonly PlainPipeline[],
  source: LogSource,
  field: string,
  values: readonly unknown[],
): readonly PlainItem[] | undefined {
  let state: State | undefined = { source, items: [{ names: [{ name: field, steps: [] }], values }] }
  for (const step of stepsOf(pipelines)) {
    if (state === undefined) return undefined
    state = afterStep(step, state)
  }
  return state?.items
}

/** All names that `applied` may return for a field of any log source, and more. */
export function possibleNames(pipelines: readonly PlainPipeline[], field: string): ReadonlySet<string> {
  const possible = new Set([field])
  for (const step of stepsOf(pipelines)) {
    const added = step.type === 'add_condition' ? Object.keys(step.conditions as object) : []
    const renamed = [...possible].flatMap((name) => renamedBy(step, name) ?? [])
    for (const name of [...added, ...renamed]) possible.add(name)
  }
  return possible
}

const stepsOf = (pipelines: readonly PlainPipeline[]): readonly Step[] =>
  [...pipelines].sort((a, b) => a.priority - b.priority).flatMap(({ steps }) => steps)

const NEUTRAL = new Set(['set_state', 'detection_item_warning', 'query_expression_placeholders', 'value_placeholders'])

/** True for a step on values that leaves these as they are, apart from letter case. */
function keeps(step: Step, values: readonly unknown[]): boolean {
  switch (step.type) {
    case 'case':
      return true
    case 'convert_type':
      return step.target_type === 'str'
    case 'map_to_null':
      return !values.some((value) => listOf(step.source_values).includes(value))
    case 'add_xml_encoding':
      return !values.some((value) => /[&<>]/.test(String(value)))
    case 'map_string':
      return !values.some((value) => String(value) in (step.mapping as object))
    case 'replace_string': {
      const expression = pythonRegex(String(step.regex))
      return expression !== undefined && !values.some((value) => expression.test(String(value)))
    }
    default:
      return false
  }
}

/** The answers of `appliesTo`: every field of a log source asks for the same ones. */
const answers = new WeakMap<LogSource, Map<Step, Truth>>()

/** True if the conditions of a step on rules hold for a log source; undefined if one of them is unknown. */
function appliesTo(step: Step, source: LogSource): Truth {
  const known = answers.get(source) ?? new Map<Step, Truth>()
  answers.set(source, known)
  if (!known.has(step)) {
    known.set(
      step,
      decided(step, 'rule', (condition) => holdsForSource(condition, source)),
    )
  }
  return known.get(step)
}

function afterStep(step: Step, state: State): State | undefined {
  if (NEUTRAL.has(step.type)) return state
  const applies = appliesTo(step, state.source)
  if (applies === false) return state
  if (step.type === 'change_logsource' || step.type === 'add_condition' || step.type === 'rule_failure') {
    return applies === undefined || step.type === 'rule_failure' ? undefined : afterRuleStep(step, state)
  }
  const items: PlainItem[] = []
  for (const item of state.items) {
    const isItem = once(() => decided(step, 'detection_item', (condition) => holdsForValues(condition, item.values)))
    const names = item.names.map((one) => {
      const renamed = renamedBy(step, one.name)
      if (renamed?.length === 1 && renamed[0] === one.name && step.type !== 'field_name_prefix') return [one]
      const named = decided(step, 'field_name', (condition) => holdsForName(condition, one))
      if (named === false || isItem() === false || keeps(step, item.values)) return [one]
      if (renamed === undefined) return undefined
      if (applies === undefined || named === undefined || isItem() === undefined) return undefined
      return renamed.map((name) => ({ name, steps: [...one.steps, step.id ?? ''] }))
    })
    if (names.includes(undefined)) return undefined
    items.push({ ...item, names: names.flatMap((own) => own ?? []) })
  }
  return { ...state, items }
}

function afterRuleStep(
  { type, conditions, template, negated, product, category, service, id = '' }: Step,
  state: State,
): State | undefined {
  if (type === 'change_logsource') return { ...state, source: { product, category, service } as LogSource }
  if (template === true || negated === true) return undefined
  const added = Object.entries(conditions as object).map(
    ([name, value]): PlainItem => ({ names: [{ name, steps: [id] }], values: listOf(value) }),
  )
  // A condition without a field is a keyword.
  return added.some(({ names }) => names.some(({ name }) => name.includes('|') || name === 'null'))
    ? undefined
    : { ...state, items: [...state.items, ...added] }
}

/** The names after the step; undefined for a step that changes values or does more. */
function renamedBy(step: Step, name: string): readonly string[] | undefined {
  switch (step.type) {
    case 'field_name_mapping': {
      const mapping = step.mapping as Record<string, unknown>
      return name in mapping ? listOf(mapping[name]).map(String) : [name]
    }
    case 'field_name_prefix_mapping': {
      const mapping = Object.entries(step.mapping as Record<string, unknown>)
      const [from, to] = mapping.find(([prefix]) => name.startsWith(prefix)) ?? []
      return from === undefined ? [name] : listOf(to).map((prefix) => String(prefix) + name.slice(from.length))
    }
    case 'field_name_prefix':
      return [`${step.prefix ?? ''}${name}`]
    default:
      return undefined
  }
}
