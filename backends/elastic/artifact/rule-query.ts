import { spanOfSeconds, wordsOf } from '../correlation/time-span.js'
import { plainName } from '../known-type.js'
import type { ElasticConverted, ElasticRows } from '../rule-settings.js'
import { languageOf } from './languages.js'
import type { Schedule } from './schedule.js'

type Conversion = ElasticConverted['conversion']

export interface IndexOptions {
  readonly index: readonly string[] | undefined
}

/**
 * The query that a rule runs. In ES|QL it searches the indices of the rule, and of rows of statistics it takes those that are new to a run: of windows
 * those that have ended since the run before, so that each is whole and gives its alert once. A query that postprocessing has written anew is left alone.
 */
export function ruleQuery(conversion: Conversion, schedule: Schedule, options: IndexOptions): string {
  const indices = otherIndices(conversion, options)
  const query =
    indices !== undefined && canName(conversion, indices)
      ? `FROM ${indices} ${conversion.query.slice(sourceOf(conversion).length)}`
      : conversion.query
  const rows = chosenRows(conversion)
  return rows === undefined ? query : `${query} | WHERE ${isNew(rows, schedule)}`
}

/** The fields that a rule names for its readers, without those that are no columns of its rows: statistics leave nothing else of the events. */
export function shownFields(conversion: Conversion): {
  readonly shown: readonly string[]
  readonly lost: readonly string[]
} {
  const names = [...new Set((conversion.head.metadata.fields ?? []).map(plainName))].filter((name) => name !== '')
  const columns = isPlain(conversion) ? rowsOf(conversion)?.columns : undefined
  const isShown = (name: string): boolean => columns?.includes(name) ?? true
  return { shown: names.filter(isShown), lost: names.filter((name) => !isShown(name)) }
}

/** The rows of which a run takes the new ones; undefined if the query finds events, cannot be added to, or is better not kept waiting. */
export const chosenRows = (conversion: Conversion): ElasticRows | undefined =>
  isRepeated(conversion) ? undefined : rowsOf(conversion)

/** The rows that each run finds again. */
export const repeatedRows = (conversion: Conversion): ElasticRows | undefined =>
  isRepeated(conversion) ? rowsOf(conversion) : undefined

/**
 * A match of a long window is told when it is there, and suppressed when it is found again, rather than told when the window has ended: if it can only
 * stay, and suppression can tell it from others.
 */
function isRepeated(conversion: Conversion): boolean {
  const rows = rowsOf(conversion)
  if (rows === undefined || !isPlain(conversion)) return true
  return rows.isLasting && rows.length > LONGEST_WAIT && rows.columns.length <= MOST_FIELDS
}

/** An hour: as late as an alert may be that could have come before. */
const LONGEST_WAIT = 3600

/** The most fields by which Kibana suppresses alerts. */
export const MOST_FIELDS = 3

/** Runs do not begin to the second: what ended about when the run before began is taken by both rather than by none. */
const OVERLAP = 10

/** The indices that a rule of ES|QL is to search in place of those of its query. What a pipeline says is in `from` already, unless the caller knows better. */
export function otherIndices({ target, options, state }: Conversion, { index = [] }: IndexOptions): string | undefined {
  const names = index.join(',')
  const isOfPipeline = names === [state.index ?? []].flat().map(String).join(',')
  return languageOf(target) !== 'esql' || names === '' || names === options.from || isOfPipeline ? undefined : names
}

/** True if the indices can be written into the query: it begins with others, and they need no quotes. */
export const canName = (conversion: Conversion, indices: string): boolean =>
  isPlain(conversion) && conversion.query.startsWith(sourceOf(conversion)) && /^[\w.*][\w.*:,-]*$/.test(indices)

const sourceOf = ({ options }: Conversion): string => `FROM ${options.from} `

const isPlain = ({ query, bareQuery }: Conversion): boolean => query === bareQuery

const rowsOf = ({ ruleSettings }: Conversion): ElasticRows | undefined =>
  ruleSettings?.type === 'esql' ? ruleSettings.rows : undefined

function isNew({ time, length }: ElasticRows, { interval, late }: Schedule): string {
  const [since, until] = [interval + late + length, Math.max(0, late - OVERLAP) + length]
  return `${time} > ${before(since)} AND ${time} <= ${before(until)}`
}

const before = (seconds: number): string => (seconds === 0 ? 'NOW()' : `NOW() - ${wordsOf(spanOfSeconds(seconds))}`)
