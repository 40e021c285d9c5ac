import { isIP } from 'node:net'
import type { Pattern } from '../pattern.js'
import { subnet } from '../subnet.js'
import { type FieldOptions, fieldValues } from './spl-fields.js'
import { searchHolds } from './spl-search-evaluate.js'
import type { Row, Tstats } from './spl-stream-tree.js'
import { spanSeconds } from './spl-time.js'
import type { SearchNode } from './spl-tree.js'

/** Fields that belong to every event, and not to a dataset. */
const BASE = ['_time', 'host', 'index', 'source', 'sourcetype']

/** The statistics of a search for events. */
const OF_EVENTS = 'count min(_time) as firstTime max(_time) as lastTime'

/**
 * Reads the command `tstats` with the statistics of a search for events, or with one count of events or values. Page
 * "tstats": the where clause is a filter "in much the same ways as you use it with the search command", over fields of
 * the dataset.
 */
export function parseTstats(text: string, parseSearch: (text: string) => SearchNode): Tstats {
  const [, options = '', statistics = '', model = '', root = '', rest = ''] =
    /^\s*tstats (\S+(?: fillnull_value="[^"\\]*")?) (.*?) from datamodel=(\w+)\.(\w+)(.*)$/s.exec(text) ??
    fail('no such tstats', text)
  const [, , placeholder] =
    /^(`summariesonly`|summariesonly=(?:true|false))(?: fillnull_value="([^"\\]*)")?$/.exec(options.trim()) ??
    fail('no options of tstats', options)
  const { where, by, span } = clausesOf(rest)
  if (by.length === 0) throw new Error('without by, tstats returns a row even if there are no events')
  const condition = where === undefined ? undefined : withoutDataset(parseSearch(where), root)
  if (condition !== undefined) checkCondition(condition, root, false)
  for (const name of by) checkField(name, root)
  const counted = statistics === OF_EVENTS ? undefined : countIn(statistics, root)
  if (by.includes('_time') !== (span !== undefined)) throw new Error('_time needs a span')
  return { model, root, where: condition, by, placeholder, counted, span }
}

/** "Either perform a basic count of a field or perform a function on a field." */
function countIn(statistics: string, root: string): NonNullable<Tstats['counted']> {
  const [, quoted, bare, as = ''] =
    /^(?:count|dc\((?:"([^"\\*]+)"|([A-Za-z0-9_.]+))\)) as ([A-Za-z_]\w*)$/.exec(statistics) ??
    fail('no statistics', statistics)
  const field = quoted ?? bare
  if (field !== undefined) checkField(field, root)
  return { field, as }
}

interface Clauses {
  readonly where: string | undefined
  readonly by: readonly string[]
  readonly span: string | undefined
}

/** The texts of the clauses. Quotation marks protect the word `by`. */
function clausesOf(rest: string): Clauses {
  const [, where, by = '', span] =
    /^(?: where ((?:"(?:[^"\\]|\\.)*"|(?! by )[^"])*))?(?: by (.*?)(?: span=([1-9]\d*[smhd]))?)?$/s.exec(
      rest.trimEnd(),
    ) ?? fail('no clauses', rest)
  const names = [...by.matchAll(/"([^"\\*]+)"|([A-Za-z0-9_.]+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '')
  return { where, by: names, span }
}

/** "Use a WHERE clause to specify the nodename of the child dataset." */
function withoutDataset(node: SearchNode, root: string): SearchNode | undefined {
  const isNode = (part: SearchNode): boolean => {
    if (part.kind !== 'compare' || part.field !== 'nodename') return false
    if (!part.value.join('').startsWith(`${root}.`)) throw new Error('a child dataset of another root')
    return true
  }
  if (isNode(node)) return undefined
  if (node.kind !== 'and') return node
  const args = node.args.filter((arg) => !isNode(arg))
  const [only, second] = args
  return second === undefined ? only : { ...node, args }
}

/**
 * Throws for what a summary does not contain, and for a network under NOT. "The tstats search may return more results
 * than you want if the source data contains mixed IP and non-IP data."
 */
function checkCondition(node: SearchNode, root: string, isNegative: boolean): void {
  switch (node.kind) {
    case 'and':
    case 'or':
      for (const arg of node.args) checkCondition(arg, root, isNegative)
      return
    case 'not':
      checkCondition(node.arg, root, !isNegative)
      return
    case 'keyword':
      throw new Error('a summary has no raw text')
    case 'all':
      return
    case 'in':
    case 'compare':
      checkField(node.field, root)
      if (isNegative && valuesOf(node).some(isNetwork)) throw new Error('tstats compares networks as texts')
  }
}

/** "WHERE clauses used in tstats searches can contain only indexed fields": those of the dataset. */
function checkField(name: string, root: string): void {
  if (!BASE.includes(name) && !name.startsWith(`${root}.`)) throw new Error(`${name} is not a field of ${root}`)
}

const valuesOf = (node: SearchNode): readonly Pattern[] =>
  node.kind === 'in' ? node.values : node.kind === 'compare' ? [node.value] : []

const isNetwork = (value: Pattern): boolean =>
  value.length === 1 && typeof value[0] === 'string' && subnet(value[0]) !== undefined

/**
 * The rows of `tstats` over events whose fields have no prefix. "If you do not provide a fillnull_value argument,
 * tstats omits rows for events with one or more null field values from its results." A field with several values is in
 * a row for each.
 */
export function tstatsRows(
  { where, by, root, placeholder, counted, span }: Tstats,
  events: readonly Row[],
  options: FieldOptions,
): readonly Row[] {
  const groups = new Map<string, { readonly row: Row; readonly events: Row[] }>()
  for (const event of events.filter((one) => where === undefined || holds(where, one, root, options))) {
    for (const row of rowsOf(event)) {
      const key = JSON.stringify(row)
      const group = groups.get(key) ?? { row, events: [] }
      group.events.push(event)
      groups.set(key, group)
    }
  }
  return [...groups.values()].map(({ row, events: all }) => ({ ...row, ...statisticsOf(all) }))

  function rowsOf(event: Row): readonly Row[] {
    return by.reduce<readonly Row[]>(
      (partial, name) => {
        const values = fieldValues(event, inEvent(name, root), options)
        const filled = values.length > 0 || placeholder === undefined ? values : [placeholder]
        const placed = name === '_time' ? filled.map((time) => binned(Number(time), span)) : filled
        return partial.flatMap((row) => placed.map((value) => ({ ...row, [name]: value })))
      },
      [{}],
    )
  }

  function statisticsOf(all: readonly Row[]): Row {
    if (counted === undefined) return { count: all.length }
    const { field, as } = counted
    if (field === undefined) return { [as]: all.length }
    return { [as]: new Set(all.flatMap((event) => fieldValues(event, inEvent(field, root), options))).size }
  }
}

/** "span … to group the time buckets", which begin at multiples of the span, as those of `bin`. */
function binned(time: number, span: string | undefined): number {
  const seconds = span === undefined ? 1 : spanSeconds(span)
  if (seconds > 86_400) throw new Error('where a span of several days begins is not said')
  return Math.floor(time / seconds) * seconds
}

const inEvent = (name: string, root: string): string => (BASE.includes(name) ? name : name.slice(root.length + 1))

function holds(node: SearchNode, event: Row, root: string, options: FieldOptions): boolean {
  switch (node.kind) {
    case 'and':
      return node.args.every((arg) => holds(arg, event, root, options))
    case 'or':
      return node.args.some((arg) => holds(arg, event, root, options))
    case 'not':
      return !holds(node.arg, event, root, options)
    case 'keyword':
      throw new Error('a summary has no raw text')
    case 'all':
      return true
    case 'in':
    case 'compare': {
      const field = inEvent(node.field, root)
      // "Invalid IP addresses are displayed along with the valid IP addresses because the tstats command uses string matching."
      const mayBeName = valuesOf(node).some(isNetwork)
      const names = fieldValues(event, field, options).filter((text) => isIP(text) === 0)
      return searchHolds({ ...node, field }, event, options) || (mayBeName && names.length > 0)
    }
  }
}

function fail(message: string, at: string): never {
  throw new Error(`${message}: ${at.trim()}`)
}
