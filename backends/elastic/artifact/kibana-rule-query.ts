import { spanOfSeconds, wordsOf } from '../correlation/time-span.js'
import { MAX_ALERT_DELAY, MAX_SUPPRESSION_FIELDS } from '../elastic-limits.js'
import type { ElasticConverted, ElasticRows } from '../elastic-rule-settings.js'
import { plainName } from '../plain-name.js'
import { languageOf } from './languages.js'
import type { Schedule } from './schedule.js'

type Conversion = ElasticConverted['conversion']

export interface IndexOptions {
  readonly index: readonly string[] | undefined
}

/**
 * The query of a rule. In ES|QL it searches the rule's indices. From rows of statistics it selects those that are new
 * to a run: windows that ended since the previous run, so that each is complete and raises one alert. If runs repeat
 * rows, those of the latest window come first, because Kibana handles a limited number of rows. A query that
 * postprocessing has rewritten is not changed.
 */
export function ruleQuery(conversion: Conversion, schedule: Schedule, options: IndexOptions): string {
  const indices = replacementIndices(conversion, options)
  const query =
    indices !== undefined && canReplaceIndices(conversion, indices)
      ? `FROM ${indices} ${conversion.query.slice(sourceOf(conversion).length)}`
      : conversion.query
  const rows = rowsOf(conversion)
  if (rows === undefined || !isUnprocessed(conversion)) return query
  return `${query} | ${isRepeated(conversion) ? `SORT ${rows.time} DESC` : `WHERE ${isNew(rows, schedule)}`}`
}

/**
 * The fields that a rule lists for its readers, or other fields, without those that are not columns of its rows:
 * statistics keep no other fields.
 */
export function shownFields(
  conversion: Conversion,
  fields: readonly string[] = conversion.head.metadata.fields ?? [],
): {
  readonly shown: readonly string[]
  readonly lost: readonly string[]
} {
  const names = [...new Set(fields.map(plainName))].filter((name) => name !== '')
  const columns = isUnprocessed(conversion) ? rowsOf(conversion)?.columns : undefined
  const isShown = (name: string): boolean => columns?.includes(name) ?? true
  return { shown: names.filter(isShown), lost: names.filter((name) => !isShown(name)) }
}

/**
 * The rows of which a run selects the new ones. Undefined if the query finds events, if nothing can be added to it, or
 * if waiting would delay alerts too long.
 */
export const newRows = (conversion: Conversion): ElasticRows | undefined =>
  isRepeated(conversion) ? undefined : rowsOf(conversion)

/** The rows that each run finds again. */
export const repeatedRows = (conversion: Conversion): ElasticRows | undefined =>
  isRepeated(conversion) ? rowsOf(conversion) : undefined

/**
 * True if matches are reported at once and later repetitions suppressed, instead of waiting for the end of a long
 * window. This requires that a match cannot disappear, and that suppression can identify it.
 */
function isRepeated(conversion: Conversion): boolean {
  const rows = rowsOf(conversion)
  if (rows === undefined || !isUnprocessed(conversion)) return true
  return rows.isLasting && rows.length > MAX_ALERT_DELAY && rows.columns.length <= MAX_SUPPRESSION_FIELDS
}

/** Overlap of consecutive runs, in seconds: runs do not start on the second, and a duplicate is better than a miss. */
const OVERLAP = 10

/**
 * The indices that replace those of an ES|QL query. Indices from a pipeline are in `from` already, unless the caller
 * overrides them.
 */
export function replacementIndices(
  { target, options, state }: Conversion,
  { index = [] }: IndexOptions,
): string | undefined {
  const names = index.join(',')
  const isFromPipeline = names === [state.index ?? []].flat().map(String).join(',')
  return languageOf(target) !== 'esql' || names === '' || names === options.from || isFromPipeline ? undefined : names
}

/** True if the query can name the indices: it begins with an index list, and the names need no quotes. */
export const canReplaceIndices = (conversion: Conversion, indices: string): boolean =>
  isUnprocessed(conversion) && conversion.query.startsWith(sourceOf(conversion)) && /^[\w.*][\w.*:,-]*$/.test(indices)

const sourceOf = ({ options }: Conversion): string => `FROM ${options.from} `

const isUnprocessed = ({ query, bareQuery }: Conversion): boolean => query === bareQuery

const rowsOf = ({ ruleSettings }: Conversion): ElasticRows | undefined =>
  ruleSettings?.type === 'esql' ? ruleSettings.rows : undefined

function isNew({ time, length }: ElasticRows, { interval, late }: Schedule): string {
  const [since, until] = [interval + late + length, Math.max(0, late - OVERLAP) + length]
  return `${time} > ${before(since)} AND ${time} <= ${before(until)}`
}

const before = (seconds: number): string => (seconds === 0 ? 'NOW()' : `NOW() - ${wordsOf(spanOfSeconds(seconds))}`)
