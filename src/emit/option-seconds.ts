const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 }

/** The seconds of an option such as `10m`; undefined if it is none. */
export function optionSeconds(text: string): number | undefined {
  const [, count, unit = ''] = /^([1-9]\d{0,5})([smhd])$/.exec(text) ?? []
  const length = UNITS[unit]
  return count === undefined || length === undefined ? undefined : Number(count) * length
}
