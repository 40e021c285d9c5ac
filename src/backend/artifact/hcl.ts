/** A value of HCL, Terraform's language. Undefined values are omitted. */
export type HclValue =
  | string
  | number
  | boolean
  | readonly HclValue[]
  | { readonly [key: string]: HclValue | undefined }

/** Attributes, then blocks; a block may be repeated. */
export interface HclBody {
  readonly attributes: Readonly<Record<string, HclValue | undefined>>
  readonly blocks?: readonly (readonly [type: string, body: HclBody])[]
}

/** Formats a body as `terraform fmt` does, each line after `indent`. */
export function hclBody({ attributes, blocks = [] }: HclBody, indent = ''): string {
  const lines = attributeLines(attributes, indent)
  const texts = blocks.map(([type, body]) => `${indent}${type} {\n${hclBody(body, `${indent}  `)}\n${indent}}`)
  return [...(lines.length === 0 ? [] : [lines.join('\n')]), ...texts].join('\n\n')
}

/** Formats a value with one line per part; the first line is not indented. */
export function hclValue(value: HclValue, indent = ''): string {
  if (typeof value === 'string') return hclText(value)
  if (typeof value !== 'object') return String(value)
  const inner = `${indent}  `
  if (isList(value)) {
    const items = value.map((item) => hclValue(item, inner))
    return items.length === 0 || value.every((item) => typeof item !== 'object')
      ? `[${items.join(', ')}]`
      : `[\n${items.map((item) => `${inner}${item},`).join('\n')}\n${indent}]`
  }
  const lines = attributeLines(value, inner)
  return lines.length === 0 ? '{}' : `{\n${lines.join('\n')}\n${indent}}`
}

/** Aligns the equals signs of neighbouring lines; a multi-line value ends a group of neighbours. */
function attributeLines(values: HclBody['attributes'], indent: string): readonly string[] {
  const texts = Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, hclValue(value, indent)] as const],
  )
  const isLong = (index: number): boolean => texts[index]?.[1].includes('\n') ?? true
  return texts.map(([name, text], index) => {
    if (isLong(index)) return `${indent}${name} = ${text}`
    let first = index
    while (!isLong(first - 1)) first -= 1
    let end = index
    while (!isLong(end)) end += 1
    const width = Math.max(...texts.slice(first, end).map(([other]) => other.length))
    return `${indent}${name.padEnd(width)} = ${text}`
  })
}

const isList = (value: HclValue): value is readonly HclValue[] => Array.isArray(value)

/**
 * A quoted text without templates: `$${` produces `${`. A dollar before it is escaped, because three in a row are
 * ambiguous. Invisible characters are escaped too. A lone surrogate becomes the replacement character, as in any file.
 *
 * https://developer.hashicorp.com/terraform/language/expressions/strings
 */
export const hclText = (text: string): string =>
  `"${text
    .replace(/[\\"]/g, '\\$&')
    .replace(
      /([$%]+)\{/g,
      (_, marks: string) => `${[...marks].slice(0, -1).map(escaped).join('')}${marks.at(-1)}${marks.at(-1)}{`,
    )
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => NAMED[character] ?? escaped(character))}"`

const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

function escaped(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16)
  return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`
}
