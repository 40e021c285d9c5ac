import type { Range } from './segments.js'

const LINE = /^(\s*(?:- +)*)(?:(["']?[^\s#"':[{][^:#]*?["']?)(\s*:)(?=\s|$))?\s*(.*)$/

/**
 * Returns the ranges of a line of YAML to colour: keys, punctuation, values and comments. It sees one line alone, so a
 * line of a block of text may look like a key.
 */
export function yamlTokens(line: string): readonly Range[] {
  if (/^\s*#/.test(line)) return [{ start: 0, end: line.length, className: 'o' }]
  const [, lead = '', key, colon = '', value = ''] = LINE.exec(line) ?? []
  const keyEnd = lead.length + (key?.length ?? 0)
  return [
    { start: 0, end: lead.length, className: 'o' },
    { start: keyEnd, end: keyEnd + colon.length, className: 'o' },
    { start: line.length - value.length, end: line.length, className: value.startsWith('#') ? 'o' : 's' },
  ].filter(({ start, end }) => start < end)
}
