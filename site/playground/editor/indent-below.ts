/** A key without a value, also one of a list's item: its indentation with the dashes before it, and the key. */
const OPEN_KEY = /^(?<indent>\s*(?:- +)*)(?:'[^']*'|"[^"]*"|[^\s#'"-][^#'"]*?):\s*(?:#.*)?$/

/**
 * Returns the column of the line below a line of YAML that ends with a key without a value, because its value goes
 * there; `undefined` below any other line.
 *
 * @param unit the number of columns of one level
 */
export function indentBelow(line: string, unit: number): number | undefined {
  const indent = OPEN_KEY.exec(line)?.groups?.indent
  return indent === undefined ? undefined : indent.length + unit
}
