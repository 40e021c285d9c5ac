import { quoteField } from './quoting.js'

/** Statistics of each row of a summary. */
export const STATISTICS = 'count min(_time) as firstTime max(_time) as lastTime'

/** Writes both times as dates with their time zone. */
export const READABLE_TIMES = 'convert timeformat="%F %T %Z" ctime(firstTime) ctime(lastTime)'

/**
 * The commands that count the results by their fields. `stats` leaves out events without one of the fields, so a
 * missing value becomes `-`. Without fields, there is no summary.
 *
 * https://help.splunk.com/splunk-enterprise/spl-search-reference/9.4/search-commands/stats
 */
export function summaryOf(fields: readonly { readonly field: string; readonly as: string }[]): readonly string[] {
  if (fields.length === 0) return []
  const renames = fields.filter(({ field, as }) => field !== as)
  const columns = fields.map(({ as }) => quoteField(as))
  return [
    ...(renames.length === 0
      ? []
      : [`rename ${renames.map(({ field, as }) => `${quoteField(field)} as ${quoteField(as)}`).join(', ')}`]),
    `fillnull value="-" ${columns.join(' ')}`,
    `stats ${STATISTICS} by ${columns.join(', ')}`,
    READABLE_TIMES,
  ]
}
