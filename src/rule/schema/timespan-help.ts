import { secondsText, UNIT_SECONDS } from '../../text/seconds-text.js'

/** Letters of the units of time spans, by their names. Of two names with the same beginning, the more common is first. */
const units: Readonly<Record<string, string>> = {
  seconds: 's',
  minutes: 'm',
  hours: 'h',
  days: 'd',
  weeks: 'w',
  months: 'M',
  years: 'y',
}

/** Seconds of the units that have a fixed length. */
const lengths: Readonly<Record<string, number>> = { w: 604_800, ...UNIT_SECONDS }

/** Suggests the notation of Sigma for a time span such as `5 min`, `1h30m`, `1.5h` or `last 5m`. */
export function helpForTimespan(written: string): string | undefined {
  const text = written.replace(/^\s*last\s+/i, '')
  if (/^[1-9][0-9]{0,8}$/.test(text)) return `add a unit, such as \`${text}s\``
  const [, number, unitText = ''] = /^\s*0*([1-9][0-9]*)\s*([a-z]+)\s*$/i.exec(text) ?? []
  const letter = unitOf(unitText)
  if (number !== undefined) return letter === undefined ? undefined : `write \`${number}${letter}\``
  const seconds = secondsOf(text)
  return seconds === undefined || seconds <= 0 ? undefined : `write \`${secondsText(seconds)}\``
}

function unitOf(written: string): string | undefined {
  if (written === 'M') return 'M'
  const singular = written
    .toLowerCase()
    .replace(/(?<=..)s$/, '')
    .replace(/^hr$/, 'h')
  const name = Object.keys(units).find((unit) => singular !== '' && unit.startsWith(singular))
  return name && units[name]
}

/** Adds the parts of a time span such as `1h30m`; `undefined` if a part has no fixed length. */
function secondsOf(text: string): number | undefined {
  if (!/^(?:\s*[0-9]{1,9}(?:\.[0-9]{1,3})?\s*[a-z]+\s*){1,4}$/i.test(text)) return undefined
  const parts = [...text.matchAll(/([0-9.]+)\s*([a-z]+)/gi)].map(([, number, written = '']) => {
    const length = lengths[unitOf(written) ?? '']
    return length === undefined ? Number.NaN : Number(number) * length
  })
  const seconds = parts.reduce((sum, part) => sum + part, 0)
  return Number.isInteger(seconds) ? seconds : undefined
}
