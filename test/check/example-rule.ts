/** Completes a part of a rule, as the checks' examples are written, to a whole rule. */
export function exampleRule(part: string): string {
  const text = part.replace(/^\n/, '')
  if (/^(detection|correlation|filter):/m.test(text)) return text
  if (/^\w+:\n? /m.test(text) && !/^(selection|filter_|keywords)/m.test(text)) return `${text.trimEnd()}\n${REST}`
  const selections = text
    .trimEnd()
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n')
  const condition = /^condition:/m.test(text) ? '' : '    condition: selection\n'
  return `${HEAD}detection:\n${selections}\n${condition}`
}

const HEAD = 'title: Example\nlogsource:\n    product: windows\n    category: process_creation\n'
const REST =
  'logsource:\n    product: windows\n    category: process_creation\ndetection:\n    selection:\n        Image|endswith: \\a.exe\n    condition: selection\n'
