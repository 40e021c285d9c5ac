/**
 * Formats a text that Python's `int` or `float` accepts as a number of a rule; undefined for any other text. Whole
 * numbers keep all digits: `007` is 7.
 */
export function numberText(text: string): string | undefined {
  const trimmed = text.trim()
  if (/^[+-]?\d+$/.test(trimmed)) return String(BigInt(trimmed.replace('+', '')))
  if (!/^[+-]?(?:\d+\.\d*|\.\d+)(?:[eE][+-]?\d+)?$|^[+-]?\d+[eE][+-]?\d+$/.test(trimmed)) return undefined
  const number = Number(trimmed)
  return Number.isFinite(number) ? plainDigits(number) : undefined
}

/** Formats a number without an exponent, since rules do not read exponents as numbers. */
const plainDigits = (number: number): string =>
  Number.isInteger(number)
    ? String(BigInt(number))
    : /e/.test(String(number))
      ? number.toFixed(20).replace(/0+$/, '')
      : String(number)
