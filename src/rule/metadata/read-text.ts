import { asList, describe, type YamlNode } from '../yaml/node.js'
import { isBlank, quoted, type Remarks, scalarOf } from './remarks.js'

/** The rules for reading a text. */
interface TextShape {
  readonly separator: string
  /** Maximum length of the specification, in characters. */
  readonly maxLength: number
}

/**
 * Reads a text. A list or a map of plain values is joined to one text; deeper values are ignored. Both are warnings.
 */
export function readText(node: YamlNode, remarks: Remarks, { separator, maxLength }: TextShape): string | undefined {
  const text = node.kind === 'scalar' ? scalarText(node, remarks) : joinedText(node, remarks, separator)
  if (text !== undefined && text.length > maxLength && [...text].length > maxLength) {
    remarks.warn(
      'bad-size',
      node,
      [remarks.key, `at most ${maxLength} characters`],
      'shorten it; sigmacast keeps it unchanged',
    )
  }
  return text
}

function scalarText(node: YamlNode, remarks: Remarks): string | undefined {
  const scalar = scalarOf(node, remarks, 'a string')
  if (scalar !== undefined && scalar.type !== 'text') {
    const help = `quote it; sigmacast reads it as the string ${quoted(scalar.text)}`
    remarks.warn('wrong-type', node, [remarks.key, 'a string'], help)
  }
  return scalar?.text
}

function joinedText(node: YamlNode, { key, warn }: Remarks, separator: string): string | undefined {
  const text = partsOf(node)?.join(separator)
  const isUsable = text !== undefined && text.trim() !== ''
  const fate = isUsable ? `it is read as ${quoted(text)}` : 'it is ignored'
  warn('wrong-type', node, [key, 'a string'], `this is ${describe(node)}; ${fate}`)
  return isUsable ? text : undefined
}

/** Lists the texts of a list or a map of plain values. Returns `undefined` if a value in it is a list or a map. */
function partsOf(node: YamlNode): readonly string[] | undefined {
  if (node.kind === 'mapping') {
    const text = mapText(node)
    return text === undefined ? undefined : [text]
  }
  const parts = asList(node).map(flatText)
  return parts.every((part) => part !== undefined) ? parts.filter((part) => part !== '') : undefined
}

/**
 * Reads a plain value as a text, and a map of plain values as it was written: without quotes, YAML reads `Blog:
 * https://example.org` as a map. Returns `undefined` for deeper values.
 */
export function flatText(node: YamlNode): string | undefined {
  if (node.kind === 'scalar') return isBlank(node) ? '' : node.text
  return mapText(node)
}

function mapText(node: YamlNode): string | undefined {
  if (node.kind !== 'mapping' || node.entries.length === 0) return undefined
  if (node.entries.some(({ value }) => value.kind !== 'scalar')) return undefined
  return node.entries
    .map(({ key, value }) =>
      `${key.text}: ${value.kind === 'scalar' && value.type !== 'null' ? value.text : ''}`.trim(),
    )
    .join(', ')
}
