/** Formats a number with its noun: `1 rule`, `2,000 rules`. */
export const counted = (count: number, noun: string, plural = `${noun}s`): string =>
  `${thousands(count)} ${count === 1 ? noun : plural}`

/** Formats an integer with separators: `5,693`. The first call of `toLocaleString` takes 5 ms. */
export const thousands = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')

/** Formats counts without zeros: `17 exact, 1 failed`. */
export function countsText(counts: Readonly<Record<string, number>>): string {
  const parts = Object.entries(counts).filter(([, count]) => count > 0)
  return parts.length === 0 ? 'nothing' : parts.map(([name, count]) => `${thousands(count)} ${name}`).join(', ')
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
