/**
 * strftime() and strptime() for the variables that our queries may contain ("Date and time format variables"), in UTC.
 * Splunk uses the time zone of the user, which no event contains.
 */
const two = (value: number): string => String(value).padStart(2, '0')

const WRITERS: Record<string, (date: Date) => string> = {
  Y: (date) => String(date.getUTCFullYear()).padStart(4, '0'),
  m: (date) => two(date.getUTCMonth() + 1),
  d: (date) => two(date.getUTCDate()),
  H: (date) => two(date.getUTCHours()),
  M: (date) => two(date.getUTCMinutes()),
  S: (date) => two(date.getUTCSeconds()),
  // The ISO week. The page's own example has week 33 on Sunday, 14 August 2022, which is in week 32 according to ISO
  // 8601: unresolved.
  V: (date) => two(isoWeek(date)),
  F: (date) => strftime(date.getTime() / 1000, '%Y-%m-%d'),
  T: (date) => strftime(date.getTime() / 1000, '%H:%M:%S'),
  '%': () => '%',
}

const READERS: Record<string, string> = {
  Y: '(?<Y>\\d{4})',
  m: '(?<m>\\d{1,2})',
  d: '(?<d>\\d{1,2})',
  H: '(?<H>\\d{1,2})',
  M: '(?<M>\\d{1,2})',
  S: '(?<S>\\d{1,2})',
  Q: '(?<Q>\\d{3})',
  z: '(?<z>[+-]\\d{2}:?\\d{2})',
  F: '(?<Y>\\d{4})-(?<m>\\d{1,2})-(?<d>\\d{1,2})',
  T: '(?<H>\\d{1,2}):(?<M>\\d{1,2}):(?<S>\\d{1,2})',
  '%': '%',
}

export function strftime(seconds: number, format: string): string {
  const date = new Date(seconds * 1000)
  return format.replace(/%(.?)/gs, (_, variable: string) => (WRITERS[variable] ?? refuse(variable, 'strftime'))(date))
}

/**
 * Seconds since 1970, or nothing if the whole text does not have this form: "specify the format that matches string".
 * Nothing also for dates before 1971 and for a format without a day, according to the page.
 */
export function strptime(text: string, format: string): number | undefined {
  const pattern = format.replace(/%(.?)|[\\^$.*+?()[\]{}|]/gs, (found, variable: string | undefined) =>
    variable === undefined ? `\\${found}` : (READERS[variable] ?? refuse(variable, 'strptime')),
  )
  const parts = new RegExp(`^${pattern}$`).exec(text)?.groups
  const { Y, m, d, H = 0, M = 0, S = 0, Q = 0, z } = parts ?? {}
  if (Y === undefined || m === undefined || d === undefined) return undefined
  const [year, month, day] = [Number(Y), Number(m), Number(d)]
  const [hour, minute, second] = [Number(H), Number(M), Number(S)]
  const midnight = new Date(Date.UTC(year, month - 1, day))
  if (midnight.getUTCMonth() !== month - 1 || hour > 23 || minute > 59 || second > 60 || year < 1971) return undefined
  const time = midnight.getTime() / 1000 + hour * 3600 + minute * 60 + second + Number(Q) / 1000
  return time - zoneSeconds(z)
}

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 }

/** A whole number of seconds, minutes, hours, days or weeks; "5m" for five minutes ("streamstats"). */
export function spanSeconds(text: string): number {
  const [, count, unit = ''] = /^(\d+)([smhdw])$/.exec(text) ?? []
  const seconds = Number(count) * (UNITS[unit] ?? Number.NaN)
  if (!(seconds > 0)) throw new Error(`the reader does not know the time span ${text}`)
  return seconds
}

/**
 * "-1h" is one hour before, "+1h" one after; "-5m@m" rounds down to the minute, and "-5m@m-1d" is a day before that
 * ("Specify time modifiers in your search"). A day has 24 hours here, because the time zone of the user is unknown.
 */
export function relativeTime(from: number, modifier: string): number {
  if (modifier === 'now') return from
  const parts = modifier.match(/[+-]\d+[smhdw]|@[smhd]/g) ?? []
  if (parts.join('') !== modifier || modifier === '')
    throw new Error(`the reader does not know the time modifier ${modifier}`)
  return parts.reduce((time, part) => {
    if (part.startsWith('-')) return time - spanSeconds(part.slice(1))
    if (part.startsWith('+')) return time + spanSeconds(part.slice(1))
    const unit = spanSeconds(`1${part.slice(1)}`)
    return Math.floor(time / unit) * unit
  }, from)
}

function zoneSeconds(zone: string | undefined): number {
  if (zone === undefined) return 0
  const seconds = Number(zone.slice(1, 3)) * 3600 + Number(zone.slice(-2)) * 60
  return zone.startsWith('-') ? -seconds : seconds
}

function isoWeek(date: Date): number {
  const thursday = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()))
  thursday.setUTCDate(thursday.getUTCDate() + 4 - (thursday.getUTCDay() || 7))
  return Math.ceil(((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / 86_400_000 + 1) / 7)
}

function refuse(variable: string, name: string): never {
  throw new Error(`the reader's ${name} does not know %${variable}`)
}
