/**
 * The unique names in the `author` key of a rule. A comma inside parentheses is part of a name.
 *
 * @example
 * authorsOf('Ann Lee (@ann, Example Inc.), Bob') // ['Ann Lee (@ann, Example Inc.)', 'Bob']
 */
export function authorsOf(text = ''): readonly string[] {
  const names: string[] = ['']
  let depth = 0
  for (const character of text) {
    if (character === '(') depth += 1
    if (character === ')') depth = Math.max(0, depth - 1)
    if (depth === 0 && /[,;\r\n]/.test(character)) names.push('')
    else names.push(`${names.pop() ?? ''}${character}`)
  }
  return [...new Set(names.map((name) => name.trim()).filter((name) => name !== ''))]
}
