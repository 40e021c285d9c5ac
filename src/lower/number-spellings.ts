/**
 * Lists the spellings of a number in events: that of the rule, and the shortest one if it differs.
 *
 * @example
 * numberSpellings('10.0') // ['10.0', '10']
 * numberSpellings('1.5') // ['1.5']
 */
export function numberSpellings(text: string): readonly string[] {
  const fraction = text.includes('.') ? withoutZeros(text) : text
  const shortest = fraction === '-0' ? '0' : fraction
  return shortest === text ? [text] : [text, shortest]
}

/** Removes trailing zeros after the decimal point, in linear time. */
function withoutZeros(text: string): string {
  let end = text.length
  while (text.charAt(end - 1) === '0') end--
  return text.slice(0, text.charAt(end - 1) === '.' ? end - 1 : end)
}
