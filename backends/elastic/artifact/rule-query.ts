import type { Converted } from '../../../src/emit/format.js'
import type { ElasticRows } from '../../../src/emit/rule-settings.js'
import { spanOfSeconds, wordsOf } from '../correlation/time-span.js'
import { languageOf } from './languages.js'
import type { Schedule } from './schedule.js'

type Conversion = Converted['conversion']

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

/** The rows of which a run takes the new ones; undefined if the query finds events, or cannot be added to. */
export const chosenRows = (conversion: Conversion): ElasticRows | undefined =>
  isPlain(conversion) ? rowsOf(conversion) : undefined

/** The rows that each run would find again. */
export const repeatedRows = (conversion: Conversion): ElasticRows | undefined =>
  isPlain(conversion) ? undefined : rowsOf(conversion)

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
  const [since, until] = [interval + late + length, late + length]
  return `${time} > ${before(since)} AND ${time} <= ${before(until)}`
}

const before = (seconds: number): string => (seconds === 0 ? 'NOW()' : `NOW() - ${wordsOf(spanOfSeconds(seconds))}`)
