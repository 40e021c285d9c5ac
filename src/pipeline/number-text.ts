/**
 * A number in the form that rules have it, from what Python's `int` and `float` take; undefined for any other text. Whole numbers keep all
 * their digits: `007` is 7.
 */
export function numberText(text: string): string | undefined {
  const trimmed = text.trim()
  if (/^[+-]?\d+$/.test(trimmed)) return String(BigInt(trimmed.replace('+', '')))
  if (!/^[+-]?(?:\d+\.\d*|\.\d+)(?:[eE][+-]?\d+)?$|^[+-]?\d+[eE][+-]?\d+$/.test(trimmed)) return undefined
  const number = Number(trimmed)
  return Number.isFinite(number) ? plainDigits(number) : undefined
}

/** Without an exponent, which rules do not read as a number. */
const plainDigits = (number: number): string =>
  Number.isInteger(number)
    ? String(BigInt(number))
    : /e/.test(String(number))
      ? number.toFixed(20).replace(/0+$/, '')
      : String(number)
