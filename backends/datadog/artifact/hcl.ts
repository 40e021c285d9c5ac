/** A value of HCL, the language of Terraform. What is undefined is left out. */
export type HclValue =
  | string
  | number
  | boolean
  | readonly HclValue[]
  | { readonly [key: string]: HclValue | undefined }

/** Attributes, then blocks, each of which may stand several times. */
export interface HclBody {
  readonly attributes: Readonly<Record<string, HclValue | undefined>>
  readonly blocks?: readonly (readonly [type: string, body: HclBody])[]
}

/** A body as `terraform fmt` writes it, each line after `indent`. */
export function hclBody({ attributes, blocks = [] }: HclBody, indent = ''): string {
  const lines = attributeLines(attributes, indent)
  const texts = blocks.map(([type, body]) => `${indent}${type} {\n${hclBody(body, `${indent}  `)}\n${indent}}`)
  return [...(lines.length === 0 ? [] : [lines.join('\n')]), ...texts].join('\n\n')
}

/** A value over as many lines as it has parts; the first one has no indentation. */
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

/** The equals signs of neighbouring lines stand below each other; a value of several lines parts its neighbours. */
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
 * A text in quotes, in which nothing is a template: `$${` stands for `${`. A dollar before that has an escape, since three in a row are read in
 * several ways. What cannot be seen has one too, and half of a character becomes the replacement character, as in any file.
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
