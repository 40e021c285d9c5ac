import { defineBackend } from '../../src/backend/backend.js'
import { type CorrelationAnswer, inexpressible, planEvents, refuseCorrelations } from '../../src/backend/correlate.js'
import { defineFormat, queryFormat } from '../../src/backend/format.js'
import type { LoadedBackend } from '../../src/backend/loaded-backend.js'
import type { RuleSettings } from '../../src/backend/rule-settings.js'
import type { LoadedTargets } from '../../src/backend/targets.js'
import type { Dialect } from '../../src/dialect/dialect.js'
import { planTexts } from '../../src/dialect/print.js'
import { assuming, unsupported, wider } from '../../src/dialect/rendering.js'
import type { CorrelationQuery } from '../../src/ir/correlation-query.js'
import { patternText } from '../../src/ir/pattern.js'

const never = unsupported('it is not in the language')

/** A language with every kind of rendering. Its renderer throws for a field called `crash`. */
const plainDialect: Dialect = {
  name: 'Plain',
  logic: { and: ' AND ', or: ' OR ', not: (atom) => `NOT ${atom}`, missing: 'false' },
  field: (name) => {
    if (name === 'crash') throw new Error('no such thing\nat all')
    return name
  },
  predicates: {
    match: ({ pattern, cased }, field) => {
      const text = `${field}="${patternText(pattern)}"`
      return cased ? assuming(text, 'letter-case') : text
    },
    equals: ({ text }, field) => `${field}=${text}`,
    isNull: never,
    exists: never,
    compare: never,
    regex: unsupported('it has no regular expressions'),
    cidr: (_, field) => wider(`${field}=*`, 'it knows no networks'),
    fieldRef: never,
    keyword: never,
    keywordRegex: never,
    timePart: never,
    expression: never,
  },
}

interface CountingRule extends RuleSettings {
  readonly lookBack: number
}

/** Supports only event counts in correlations: in fixed windows, and with the help of a rule. */
function countEvents(query: CorrelationQuery): CorrelationAnswer<CountingRule> {
  if (query.measure.kind !== 'events') return inexpressible(query, 'type', 'it only counts events')
  const all = planEvents(query, [plainDialect])
  const groups = query.groupBy.map(({ name }) => name).join(', ')
  return {
    text: `${planTexts(all).join('')} | count by ${groups}`,
    plan: all,
    rulePlans: [],
    approximations: ['fixed-windows'],
    ruleSettings: {
      type: 'counting_rule',
      lookBack: query.timespan.seconds,
    },
    leftToRule: `alert at so many events by \`${groups}\``,
  }
}

const loud = defineFormat({
  name: 'loud',
  about: 'in capitals',
  layout: 'lines',
  options: { mark: { type: 'text', default: '', about: 'what stands at the end' } },
  print: ({ conversion: { query } }, { mark }) => ({ text: `${query.toUpperCase()}${mark}` }),
})

/** Named artifacts: some fill a file, others share one. */
const card = defineFormat({
  name: 'card',
  about: 'a card with the title',
  extension: 'card',
  layout: 'apart',
  options: {},
  print: ({ conversion }) => ({ text: `[${conversion.head.metadata.title}]\n${conversion.query}` }),
})
const stanza = defineFormat({
  name: 'stanza',
  about: 'a stanza by the title',
  layout: 'blocks',
  options: {
    weight: { type: 'number', minimum: 1, maximum: 9, default: undefined, about: 'how heavy it is' },
    labels: { type: 'list', default: [], about: 'what it is called, too' },
  },
  print: ({ conversion }, { weight, labels }) => {
    const { title } = conversion.head.metadata
    const lines = [`[${title}]`, conversion.query, ...(weight === undefined ? [] : [`weight=${weight}`]), ...labels]
    return { text: lines.join('\n'), name: { kind: 'stanza', name: title } }
  },
})

const plain = defineBackend({
  name: 'plain',
  title: 'Plain',
  platform: 'splunk',
  extension: 'txt',
  stages: () => [plainDialect],
  join: ([query = '*'], _, { table, order }) =>
    `${query}${table ? ' | table' : ''}${order === 'none' ? '' : ` | sort ${order}`}`,
  correlate: countEvents,
  options: {
    table: { type: 'boolean', default: false, about: 'end with a table' },
    order: { type: 'choice', choices: ['none', 'up', 'down'], default: 'none', about: 'how to sort' },
  },
  formats: [queryFormat, loud, card, stanza],
})

const mini = defineBackend({
  name: 'mini',
  title: 'Mini',
  extension: 'txt',
  stages: () => [{ ...plainDialect, name: 'Mini', predicates: { ...plainDialect.predicates, match: never } }],
  join: ([query = '*']) => query,
  correlate: refuseCorrelations('it only searches for events'),
  options: {},
  formats: [queryFormat],
})

/** Targets for these tests, because real targets may change. */
export const targets: LoadedTargets = new Map<string, LoadedBackend>([
  ['plain', plain as LoadedBackend],
  ['mini', mini as LoadedBackend],
])
