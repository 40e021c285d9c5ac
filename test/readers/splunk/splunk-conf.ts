/**
 * The stanzas of a Splunk .conf file, each with its settings. The reader follows the pages "Configuration file
 * structure" and "How to edit a configuration file", and the header of savedsearches.conf.spec. Throws for everything
 * that they do not define.
 */
export function readConf(text: string): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const stanzas = new Map<string, Map<string, string>>()
  let settings: Map<string, string> | undefined
  for (const line of logicalLines(text)) {
    // "Comments must start at the beginning of a line."
    if (/^\s*(?:#|$)/.test(line)) continue
    const [, header] = /^\[(.*)\]\s*$/.exec(line) ?? []
    if (header !== undefined) {
      if (/[[\]]/.test(header)) throw new Error(`no page says what a bracket in a stanza is: ${line}`)
      if (stanzas.has(header)) throw new Error(`the stanza [${header}] stands twice`)
      settings = new Map()
      stanzas.set(header, settings)
      continue
    }
    const [, key = '', value = ''] = /^([^\s=]+)\s*=([\s\S]*)$/.exec(line) ?? []
    if (key === '' || settings === undefined) throw new Error(`neither a stanza, a setting nor a comment: ${line}`)
    if (settings.has(key)) throw new Error(`${key} is set twice`)
    settings.set(key, value.trim())
  }
  return stanzas
}

/** A line that ends with a backslash continues on the next one; the value keeps the line break. */
function logicalLines(text: string): readonly string[] {
  const lines: string[] = []
  let begun: string | undefined
  for (const line of text.split('\n')) {
    if (/\\\s+$/.test(line)) throw new Error(`blanks after a backslash are read in several ways: ${line}`)
    if (line.endsWith('\\\\')) throw new Error(`two backslashes at an end are read in several ways: ${line}`)
    if (begun !== undefined && /^\s*[#;[]/.test(line)) throw new Error(`comment or not: ${line}`)
    const whole: string = begun === undefined ? line : `${begun}\n${line}`
    begun = whole.endsWith('\\') ? whole.slice(0, -1) : undefined
    if (begun === undefined) lines.push(whole)
  }
  if (begun !== undefined) throw new Error('the last line goes on, and there is no other')
  return lines
}

/** Joins a search with one command per line into one line. */
export const inOneLine = (search: string | null | undefined): string | undefined =>
  search?.trim().replaceAll(/ *\n *\| /g, ' | ')
