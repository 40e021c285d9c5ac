/** A Markdown table; line breaks in cells become `<br>`, and bars are escaped. */
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

/** A code block. */
export const block = (text: string, language = 'text'): string => `\`\`\`${language}\n${text}\n\`\`\``

/** Formats a number: 2415 → `2,415`. */
export const count = (number: number): string => number.toLocaleString('en-US')

/** Joins the paragraphs of a page; undefined ones are omitted. */
export const page = (...paragraphs: readonly (string | undefined)[]): string =>
  `${paragraphs.filter((paragraph) => paragraph !== undefined).join('\n\n')}\n`
