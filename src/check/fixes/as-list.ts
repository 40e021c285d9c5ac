import type { YamlMapping, YamlScalar } from '../../rule/yaml/node.js'
import { inSingleQuotes } from '../../rule/yaml/written-value.js'
import { fixOf } from '../edits/fix-of.js'
import { indentOf, lineBreakOf } from '../edits/lines.js'
import { oneLineScalar } from '../edits/one-line.js'
import type { EntryPlace } from '../edits/place-of.js'
import type { Edit, Fix } from '../finding.js'
import type { RuleContext } from '../rule-context.js'

/** Writes a single text as a list of one item. */
export function textAsList({ source }: RuleContext, { entry, map }: EntryPlace): Fix | undefined {
  const scalar = oneLineScalar(source, entry.value)
  const indent = indentOf(source.text, entry.key.span.start)
  if (scalar === undefined || indent === undefined || source.text.charAt(map.span.start) === '{') return undefined
  const gap = source.text.slice(entry.key.span.end, scalar.span.start)
  if (!/^[ \t]*:[ \t]*$/.test(gap)) return undefined
  const colon = entry.key.span.end + gap.indexOf(':') + 1
  const item = `${lineBreakOf(source.text)}${indent}    - ${writtenText(source.text, scalar)}`
  return fixOf({ span: { start: colon, end: scalar.span.end }, text: item })
}

const writtenText = (text: string, scalar: YamlScalar): string =>
  scalar.type === 'text' ? text.slice(scalar.span.start, scalar.span.end) : inSingleQuotes(scalar.text)

/** Writes a single map in block style as a list of one item. */
export function mapAsList({ source: { text } }: RuleContext, map: YamlMapping): Fix | undefined {
  const { start, end } = map.span
  if (text.charAt(start) === '{' || indentOf(text, start) === undefined) return undefined
  const edits: Edit[] = [{ span: { start, end: start }, text: '- ' }]
  for (const lineBreak of text.slice(start, end).matchAll(/(?:\r\n|\n|\r)(?=[ \t]*[^\s])/g)) {
    const at = start + lineBreak.index + lineBreak[0].length
    edits.push({ span: { start: at, end: at }, text: '  ' })
  }
  return fixOf(...edits)
}
