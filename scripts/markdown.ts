/** A table of Markdown; a line break in a cell becomes `<br>`, and a bar is escaped. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`
  return [line(header), `|${header.map(() => ' --- ').join('|')}|`, ...rows.map(line)].join('\n')
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', '<br>')

/** A code span, with as many backquotes around it as the text needs. */
export function code(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length))
  const fence = '`'.repeat(longest + 1)
  const blank = longest > 0 ? ' ' : ''
  return `${fence}${blank}${text}${blank}${fence}`
}

/** A block of code. */
export const block = (text: string, language = 'text'): string => `\`\`\`${language}\n${text}\n\`\`\``

/** 2415 → `2,415`. */
export const count = (number: number): string => number.toLocaleString('en-US')

/** A page from its paragraphs; those that are undefined are left out. */
export const page = (...paragraphs: readonly (string | undefined)[]): string =>
  `${paragraphs.filter((paragraph) => paragraph !== undefined).join('\n\n')}\n`
