/** A regular expression as Python writes it, for all places in a text; or why it is none. */
export function compilePythonRegex(text: string): { readonly regex: RegExp } | { readonly because: string } {
  const [start = '', flags = ''] = /^\(\?([ims]+)\)/.exec(text) ?? []
  const body = text
    .slice(start.length)
    .replaceAll('(?P<', '(?<')
    .replace(/\(\?P=(\w+)\)/g, '\\k<$1>')
  try {
    return { regex: new RegExp(body, `g${flags}`) }
  } catch (problem) {
    return { because: problem instanceof Error ? problem.message.replace(/^.*\/\w*: /s, '') : String(problem) }
  }
}

/** What a match is replaced by: `\1`, `\g<1>` and `\g<name>` stand for what groups have found. */
export function pythonReplacement(text: string): (match: string, ...found: readonly unknown[]) => string {
  const parts = [...text.matchAll(/\\(?:(\d{1,2})|g<(\w+)>|([\\nrt]))|[^\\]+|\\/g)]
  return (match, ...found) => {
    const groups =
      typeof found.at(-1) === 'object' ? (found.at(-1) as Readonly<Record<string, string | undefined>>) : {}
    const group = (name: string): unknown =>
      /^\d+$/.test(name) ? (name === '0' ? match : found[Number(name) - 1]) : groups[name]
    return parts
      .map(([part, number, name, control]) => {
        if (control !== undefined) return { '\\': '\\', n: '\n', r: '\r', t: '\t' }[control] ?? ''
        const wanted = number ?? name
        if (wanted === undefined) return part
        const value = group(wanted)
        return typeof value === 'string' ? value : ''
      })
      .join('')
  }
}
