/** Formats a text as a Markdown code span; line breaks become spaces. https://spec.commonmark.org/0.31.2/#code-spans */
export function codeSpan(text: string): string {
  const line = text.replace(/\s*[\r\n]+\s*/g, ' ')
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  const blank = /^`|`$|^ .* $/s.test(line) ? ' ' : ''
  return `${fence}${blank}${line}${blank}${fence}`
}
