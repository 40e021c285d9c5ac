import { pipelineTexts } from '../../../pipelines/find-pipeline.js'
import type { Json, Source } from '../../../src/index.js'
import { once } from '../../../src/text/once.js'
import { type EventObject, eventWith, textOf, valuesIn } from '../fixed/event-values.js'
import { quoted } from '../fixed/fixed-item.js'
import { ANY, matchesText, ONE, type TextValue } from '../fixed/text-meaning.js'
import {
  applied,
  type LogSource,
  logSourcesOf,
  namesOf,
  type PlainItem,
  type PlainPipeline,
  possibleNames,
  readPipeline,
} from './plain-pipeline.js'

/** A rule for a log source and the pipelines that map it. */
export interface PipelineRule {
  readonly pipelines: readonly string[]
  /** The targets that the pipelines allow, by pySigma's names; empty for all. */
  readonly targets: readonly string[]
  readonly source: Source
  /** The event as an index stores it: with the companions of its fields that the pipelines declare. */
  readonly stored: (event: Json) => Json
  /** Returns the meaning of the rule in the data, by the second reader; undefined if it does not know one of the steps. */
  readonly known: () => KnownMeaning | undefined
}

interface KnownMeaning {
  readonly matches: (event: Json) => boolean
  readonly events: readonly Json[]
}

/** Most fields for each log source of a pipeline. */
const FIELDS = 4
/** Values for fields of different types, in turn. */
const VALUES = ['Abc', 'a b/c', '42', '10.1.2.3']

/** The pipelines that turn categories into services, for those that map services. */
const BEFORE: Readonly<Record<string, readonly string[]>> = {
  'splunk-windows': ['sysmon', 'windows-audit'],
  'ecs-windows': ['sysmon', 'windows-audit'],
}

const plainPipelines = once(
  (): ReadonlyMap<string, PlainPipeline> =>
    new Map([...pipelineTexts].map(([name, { text }]) => [name, readPipeline(name, text)])),
)

/** Rules for each of these built-in pipelines, by default all, and each log source that its conditions name. */
export function pipelineRules(wanted: Iterable<string> = pipelineTexts.keys()): readonly PipelineRule[] {
  const all = plainPipelines()
  return [...wanted]
    .flatMap((name) => all.get(name) ?? [])
    .flatMap((pipeline) =>
      [[], ...(BEFORE[pipeline.name] ?? []).map((name) => [name])].flatMap((before) => {
        const chain = [...before.flatMap((name) => all.get(name) ?? []), pipeline]
        const sources = new Map(chain.flatMap(logSourcesOf).map((one) => [JSON.stringify(one), one]))
        return [
          ...[...sources.values()].flatMap((source, at) => rulesFor(chain, source, at)),
          ...(before.length === 0 ? typedRules(chain, [...sources.values()]) : []),
        ]
      }),
    )
}

/** Rules about some fields that the pipelines name, other fields for each log source. */
function rulesFor(chain: readonly PlainPipeline[], source: LogSource, at: number): readonly PipelineRule[] {
  const names = [...new Set(['SomeField', ...chain.flatMap(namesOf)])]
  return names
    .slice(0, FIELDS)
    .map((_, index) =>
      ruleFor(
        chain,
        source,
        names[(index + at * FIELDS) % names.length] ?? '',
        VALUES[(index + at) % VALUES.length] ?? '',
      ),
    )
}

/** A text that is an address, but neither a number nor a date. */
const ADDRESS = '10.1.2.3'

/** A rule about one field of each type that the pipelines declare: with another type, queries have other forms. */
function typedRules(chain: readonly PlainPipeline[], sources: readonly LogSource[]): readonly PipelineRule[] {
  const asked = new Set<string>()
  const declared = new Set(chain.flatMap((one) => [...one.types.values()]))
  const typesOf = (fields: Iterable<string>): readonly string[] =>
    [...fields].flatMap((field) => chain.flatMap((one) => one.types.get(field) ?? []))
  const names = chain.flatMap(namesOf).map((name) => ({ name, possible: typesOf(possibleNames(chain, name)) }))
  return sources.flatMap((source) =>
    names.flatMap(({ name, possible }) => {
      if (asked.size === declared.size || possible.every((type) => asked.has(type))) return []
      const mapped = applied(chain, source, name, [ADDRESS])?.flatMap(({ names }) => names.map((one) => one.name)) ?? []
      const types = typesOf(mapped)
      if (types.every((type) => asked.has(type))) return []
      for (const type of types) asked.add(type)
      return [ruleFor(chain, source, name, ADDRESS)]
    }),
  )
}

function ruleFor(chain: readonly PlainPipeline[], source: LogSource, name: string, value: string): PipelineRule {
  const pipelines = chain.map((one) => one.name)
  const parts = Object.entries(source).filter(([, part]) => part !== undefined)
  const text = `title: pipeline
logsource: { ${parts.map(([part, own]) => `${part}: ${quoted(String(own))}`).join(', ')} }
detection:
  item: { ${quoted(name)}: ${quoted(value)} }
  condition: item
`
  return {
    pipelines,
    targets: chain.flatMap(({ backends }) => backends),
    source: { name: `${pipelines.join(' + ')}: ${name} of ${parts.map((part) => part.join(' ')).join(', ')}`, text },
    stored: (event) => withCompanions(event, chain),
    known: () => meaningOf(applied(chain, source, name, [value]), name),
  }
}

function meaningOf(items: readonly PlainItem[] | undefined, name: string): KnownMeaning | undefined {
  if (items === undefined) return undefined
  const names = items.flatMap((item) => item.names.map((one) => one.name))
  // A condition on the same field contradicts the rule.
  if (new Set(names).size < names.length) return undefined
  return { matches: (event) => items.every((item) => holds(item, event)), events: eventsFor(items, name) }
}

/** Returns events as an index stores them, with the companions of the fields that some built-in pipelines declare. */
export function storedBy(names: readonly string[]): (event: Json) => Json {
  const chain = names.flatMap((name) => plainPipelines().get(name) ?? [])
  return (event) => withCompanions(event, chain)
}

const holds = ({ names, values }: PlainItem, event: Json): boolean =>
  names.some(({ name }) =>
    valuesIn(event, name).some((value) =>
      values.some((wanted) => textOf(value).some(matchesText(patternOf(wanted), false))),
    ),
  )

/** A value of a pipeline, with its wildcards. */
const patternOf = (value: unknown): TextValue =>
  String(value)
    .split(/([*?])/)
    .map((part) => (part === '*' ? ANY : part === '?' ? ONE : part))

const sample = (value: unknown): string => String(value).replace(/[*?]/g, 'x')

/** The event with the lower-cased or analysed copies of its fields. */
function withCompanions(event: Json, chain: readonly PlainPipeline[]): Json {
  let stored = event as EventObject
  for (const { copies } of chain) {
    for (const { field, caseless, text } of copies) {
      const texts = valuesIn(event, field).flatMap(textOf)
      if (texts.length === 0) continue
      if (caseless !== undefined)
        stored = eventWith(
          stored,
          caseless,
          texts.map((one) => one.toLowerCase()),
          'dotted',
        )
      if (text !== undefined) stored = eventWith(stored, text, texts, 'dotted')
    }
  }
  return stored
}

/** An event with everything, one without each part, one with another value of each part, and one with the rule's name. */
function eventsFor(items: readonly PlainItem[], original: string): readonly Json[] {
  const made = (changed: PlainItem | undefined, name: string | undefined, value: Json): Json => {
    let event = eventWith({}, 'unrelated', 'zzz')
    for (const item of items) {
      if (item !== changed) event = eventWith(event, item.names[0]?.name ?? '', sample(item.values[0]))
      else if (name !== undefined) event = eventWith(event, name, value)
    }
    return event
  }
  return [
    made(undefined, undefined, undefined),
    {},
    ...items.flatMap((item) => [
      made(item, undefined, undefined),
      ...item.names.flatMap(({ name }) => [
        ...item.values.map((value) => made(item, name, sample(value))),
        made(item, name, 'zzz'),
        made(item, name, `${sample(item.values[0])}x`),
      ]),
      ...(item === items[0] ? [made(item, original, sample(item.values[0]))] : []),
    ]),
  ]
}
