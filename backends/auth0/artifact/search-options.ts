/** Options of the formats that query the log search. */
export const searchOptions = {
  since: {
    type: 'text',
    default: undefined,
    about: 'only events since this UTC date or time, such as 2026-11-23 or 2026-11-23T18:00:00',
    check: timeProblem,
  },
} as const

const TIME = /^(\d{4}-\d{2}-\d{2})(?:T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{3})?Z?)?$/

function timeProblem(text: string): string | undefined {
  const [, date] = TIME.exec(text) ?? []
  if (date === undefined) return 'it must be a date such as 2026-11-23, or a time such as 2026-11-23T18:00:00'
  return isDate(date) ? undefined : `the date ${date} does not exist`
}

/** True for a valid calendar date. JavaScript moves an invalid day into the next month, or rejects it. */
function isDate(date: string): boolean {
  const time = Date.parse(date)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date)
}
