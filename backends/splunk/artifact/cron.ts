/** Ranges of the fields. Splunk does not accept names of months and days. */
const CRON_FIELDS = [
  [0, 59, 'minutes', 'first'],
  [0, 23, 'hours', 'second'],
  [1, 31, 'days of the month', 'third'],
  [1, 12, 'months', 'fourth'],
  [0, 6, 'days of the week', 'fifth'],
] as const

/** Returns the problem with a cron schedule, or undefined if it is valid. */
export function cronProblem(text: string): string | undefined {
  const fields = fieldsOf(text)
  if (!isWhole(fields)) return fieldProblem(fields)
  const [, , dates, , weekdays] = fields
  if (dates.size < 31 && weekdays.size < 7) return 'it must restrict days of the month or days of the week, not both'
  return runDays(fields).length < 2 ? 'it must be a schedule that repeats' : undefined
}

type Field = ReadonlySet<number>
type Fields = readonly [minutes: Field, hours: Field, dates: Field, months: Field, weekdays: Field]

export const isWhole = (fields: readonly (Field | undefined)[]): fields is Fields =>
  fields.length === CRON_FIELDS.length && !fields.includes(undefined)

function fieldProblem(fields: readonly (Field | undefined)[]): string {
  const [from, to, what, place] = CRON_FIELDS[fields.indexOf(undefined)] ?? []
  return fields.length !== CRON_FIELDS.length || place === undefined
    ? 'it must be a cron schedule with five fields, such as */15 * * * *'
    : `its ${place} field must contain ${what} from ${from} to ${to}: a number, a range, a list of them, or steps such as */2`
}

/** The numbers of each field; undefined where a field is invalid. */
export const fieldsOf = (text: string): readonly (Field | undefined)[] =>
  text.split(' ').map((part, index) => {
    const [from, to] = CRON_FIELDS[index] ?? [1, 0]
    return valuesOf(part, from, to)
  })

/** The numbers of a list such as `1,5-9,20-40/5`; undefined if it is invalid. */
function valuesOf(list: string, least: number, most: number): Field | undefined {
  const values = new Set<number>()
  for (const item of list.split(',')) {
    const [, range, low, high, step] = /^(\*|(\d{1,2})(?:-(\d{1,2}))?)(?:\/([1-9]\d?))?$/.exec(item) ?? []
    const isSingle = range !== '*' && high === undefined
    if (range === undefined || (isSingle && step !== undefined)) return undefined
    const from = low === undefined ? least : Number(low)
    const to = isSingle ? from : high === undefined ? most : Number(high)
    if (from < least || to > most || from > to) return undefined
    for (let value = from; value <= to; value += Number(step ?? 1)) values.add(value)
  }
  return values
}

/** Numbers of the days with runs, over ten years. That is enough for two of any schedule that has two. */
export function runDays([, , dates, months, weekdays]: Fields): readonly number[] {
  if (dates.size === 31 && months.size === 12 && weekdays.size === 7) return [0, 1]
  const days: number[] = []
  for (let day = 0; day < 3653; day++) {
    const date = new Date(Date.UTC(2001, 0, 1 + day))
    const isRun = dates.has(date.getUTCDate()) && months.has(date.getUTCMonth() + 1) && weekdays.has(date.getUTCDay())
    if (isRun) days.push(day)
  }
  return days
}
