import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findPipeline } from '../../pipelines/all.js'
import { exprText, forEachLeaf, type Predicate } from '../../src/backend.js'
import { parseRules } from '../../src/index.js'
import { itemsToExpr } from '../../src/lower/items-to-expr.js'
import { processedBy } from '../pipeline/built-in.js'

/** The effect of a published pipeline on a rule, and the effect of ours. */
export interface Fact {
  readonly subject: string
  readonly published: string
  readonly ours: string
}

type LogSource = Readonly<Record<string, string>>
type Value = string | number | boolean | readonly (string | number)[]

interface Condition {
  readonly type: string
  readonly category?: string
  readonly product?: string
  readonly service?: string
}

interface Item {
  readonly type: string
  readonly transformation: {
    readonly conditions?: Readonly<Record<string, Value>>
    readonly mapping?: Readonly<Record<string, string | readonly string[]>>
    readonly prefix?: string
    readonly key?: string
    readonly val?: string
    readonly message?: string
    readonly category?: string
    readonly product?: string
    readonly service?: string
  }
  readonly rule_conditions?: readonly Condition[]
  readonly detection_item_conditions?: readonly { readonly type: string; readonly value?: boolean }[]
  readonly field_name_conditions?: readonly { readonly type: string; readonly fields?: readonly string[] }[]
}

/**
 * The published pipelines in the data, and our replacement for each. Those for Zeek and macOS use fields that the data
 * does not have; a test compares ours with the vendors' schemas instead.
 */
export const published: ReadonlyMap<string, string> = new Map([
  ['ecs_kubernetes', 'ecs-kubernetes'],
  ['ecs_windows', 'ecs-windows'],
  ['ecs_windows_old', 'ecs-windows-old'],
  ['splunk_cim', 'splunk-cim'],
  ['splunk_sysmon_acceleration', 'splunk-sysmon'],
  ['splunk_windows', 'splunk-windows'],
  ['windows_audit_pipeline', 'windows-audit'],
  ['windows_logsource_pipeline', 'windows-logsources'],
  ['zeek', 'zeek'],
])

export interface PublishedPipeline {
  readonly name: string
  readonly priority: number
  readonly items: readonly Item[]
}

export const readPublished = (folder: string, name: string): PublishedPipeline =>
  JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'))

/** Every fact of a published pipeline, and the effect of ours on the same rule. */
export const factsOf = ({ items }: PublishedPipeline, ours: string): readonly Fact[] =>
  items.flatMap((item) => logSourcesOf(item, ours).flatMap((logsource) => itemFacts(item, logsource, ours)))

/** Our names of fields in data models have no `Processes.`; searches of summaries add it. */
const withoutDataset =
  (ours: string) =>
  (name: string): string =>
    ours === 'splunk-cim' ? name.replace(/^[A-Z]\w*\./, '') : name

/** The log sources of an item, one at a time; for an item without one, a log source of the pipeline. */
function logSourcesOf({ rule_conditions: conditions = [] }: Item, ours: string): readonly LogSource[] {
  const sources = conditions.filter(({ type }) => type === 'LogsourceCondition')
  const whole = sources.map(({ category, product, service }) => parts({ category, product, service }))
  if (whole.length > 0) return whole.map((one) => (one.product === 'zeek' ? { service: 'dns', ...one } : one))
  return [ours === 'ecs-kubernetes' ? { product: 'kubernetes' } : { product: 'windows' }]
}

const parts = (all: Readonly<Record<string, string | undefined>>): LogSource =>
  Object.fromEntries(Object.entries(all).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])))

function itemFacts(item: Item, logsource: LogSource, ours: string): readonly Fact[] {
  const { conditions, mapping, prefix, key, val, category, product, service } = item.transformation
  const where = Object.values(logsource).join('/')
  const ask = (items: Readonly<Record<string, Value>>): Outcome => outcome(ours, logsource, items)
  const fact = (what: string, expected: string, actual: string): Fact => ({
    subject: `${where}: ${what}`,
    published: expected,
    ours: actual,
  })
  switch (item.type) {
    case 'AddConditionTransformation':
      return Object.entries(conditions ?? {}).map(([field, value]) => {
        const wanted = wantedCondition(field, value, logsource)
        const { asked } = ask(someItem(item, ours))
        return fact(`added ${field}`, wanted.join(' or '), asked(field === 'null' ? null : field).join(' or '))
      })
    case 'ChangeLogsourceTransformation': {
      const wanted = JSON.stringify(parts({ category, product, service }))
      return [fact('log source', wanted, ask(someItem(item, ours)).logsource)]
    }
    case 'FieldMappingTransformation':
      return Object.entries(mapping ?? {}).map(([field, names]) =>
        fact(
          `field ${field}`,
          [names].flat().map(withoutDataset(ours)).toSorted().join(', '),
          ask({ [field]: 'probe' }).fieldsOf('probe'),
        ),
      )
    case 'AddFieldnamePrefixTransformation':
      return [
        fact('field Probe', `${prefix}Probe`, ask({ Probe: 'probe' }).fieldsOf('probe')),
        fact('field a.b', 'a.b', ask({ 'a.b': 'probe' }).fieldsOf('probe')),
      ]
    case 'SetValueTransformation': {
      const initiated = item.detection_item_conditions?.[0]?.value === true
      const connection = { product: 'windows', category: 'network_connection' }
      const { all } = outcome(ours, connection, { Initiated: initiated })
      return [fact(`Initiated ${initiated}`, `network.direction: "${initiated ? 'egress' : 'ingress'}"`, all)]
    }
    case 'ConvertTypeTransformation':
      return [
        fact('number in Probe', 'winlog.event_data.Probe: "3"', ask({ Probe: 3 }).all),
        fact('number in ProcessId', 'process.pid: 3', ask({ ProcessId: 3 }).all),
      ]
    case 'DropDetectionItemTransformation':
      return (item.field_name_conditions?.[0]?.fields ?? [])
        .filter((field) => !field.includes('.'))
        .map((field) => fact(`empty ${field}`, 'other: "x"', ask({ [field]: '', other: 'x' }).all))
    case 'DetectionItemFailureTransformation':
      return [fact('field Probe', 'refused', ask({ Probe: 'probe' }).refused)]
    case 'RuleFailureTransformation':
      return [fact('rule', 'refused', outcome(ours, { product: 'okta' }, { Probe: 'probe' }).refused)]
    case 'SetStateTransformation':
      // The published data does not contain the list of fields.
      return key === 'fields' ? [] : [fact(`state ${key}`, val ?? '', ask(someItem(item, ours)).state(key ?? ''))]
    default:
      throw new Error(`nobody has said how to compare ${item.type}`)
  }
}

/** An item that the pipeline accepts. */
const someItem = ({ rule_conditions: conditions = [] }: Item, ours: string): Readonly<Record<string, Value>> => {
  const { category, service } = conditions[0] ?? {}
  if (ours !== 'splunk-cim') return { Probe: 'probe' }
  if (category === 'proxy') return { 'c-uri': 'probe' }
  return service === 'dns' ? { 'dns.id': 'probe' } : { Image: 'probe' }
}

function wantedCondition(field: string, value: Value, logsource: LogSource): readonly string[] {
  const filled = (text: string): string => text.replace(/\$(\w+)/g, (_, part: string) => logsource[part] ?? '')
  if (field === 'null') return [`keyword: "*${value}*"`]
  return [value]
    .flat()
    .map((one) => (typeof one === 'string' ? `${field}: ${JSON.stringify(filled(one))}` : `${field}: ${one}`))
}

interface Outcome {
  readonly refused: string
  readonly all: string
  readonly logsource: string
  /** The values that a field is compared with; null represents keywords. */
  readonly asked: (field: string | null) => readonly string[]
  /** The fields that are compared with a value. */
  readonly fieldsOf: (value: string) => string
  readonly state: (key: string) => string
}

/** A rule with these items after one of our pipelines. */
function outcome(name: string, logsource: LogSource, items: Readonly<Record<string, Value>>): Outcome {
  const text = JSON.stringify({ title: 't', logsource, detection: { sel: items, condition: 'sel' } })
  const [document] = parseRules({ name: 'fact.yml', text })
  if (document?.rule?.kind !== 'detection') throw new Error(`${text}: ${document?.diagnostics.join('\n')}`)
  const { rule } = document
  const processed = processedBy(rule, [findPipeline(name)!])
  if (typeof processed === 'string') {
    const no = (): string => 'refused'
    return { refused: 'refused', all: no(), logsource: no(), asked: () => [no()], fieldsOf: no, state: no }
  }
  const expr = itemsToExpr(rule.source, processed.detection)
  const predicates: Predicate[] = []
  forEachLeaf(expr, (predicate) => predicates.push(predicate))
  const fieldOf = (one: Predicate): string | null => ('field' in one ? one.field : null)
  const textOf = (one: Predicate): string => exprText({ kind: 'leaf', leaf: one })
  const { category, product, service } = processed.rule.logsource
  return {
    refused: 'not refused',
    all: exprText(expr),
    logsource: JSON.stringify(parts({ category, product, service })),
    asked: (field) => [...new Set(predicates.filter((one) => fieldOf(one) === field).map(textOf))],
    fieldsOf: (value) =>
      predicates
        .filter((one) => one.kind === 'match' && one.pattern.join('') === value)
        .map((one) => fieldOf(one) ?? 'keywords')
        .toSorted()
        .join(', '),
    state: (key) => String(processed.state[key]),
  }
}
