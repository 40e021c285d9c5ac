/**
 * How the number that a rule writes may be written in events: as in the rule, and in its shortest form where that is another.
 *
 * @example
 * numberWritings('10.0') // ['10.0', '10']
 * numberWritings('1.5') // ['1.5']
 */
export function numberWritings(text: string): readonly string[] {
  const fraction = text.includes('.') ? withoutZeros(text) : text
  const shortest = fraction === '-0' ? '0' : fraction
  return shortest === text ? [text] : [text, shortest]
}

/** Removes trailing zeros behind the point, in linear time. */
function withoutZeros(text: string): string {
  let end = text.length
  while (text.charAt(end - 1) === '0') end--
  return text.slice(0, text.charAt(end - 1) === '.' ? end - 1 : end)
}
