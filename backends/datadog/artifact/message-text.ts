import type { RuleText } from '../../../src/backend/artifact/fill-text.js'
import { codeSpan } from '../../../src/backend/artifact/markdown.js'
import { titleLine } from '../../../src/backend/artifact/rule-texts.js'
import type { Conversion } from '../../../src/backend/conversion.js'
import type { FieldNotation } from '../../../src/backend/format.js'
import { pathOf, tagKeysOf } from '../names.js'

/**
 * Escapes a text for a message or a title of Datadog, where `{{` begins a variable and `@` notifies somebody.
 *
 * A line that contains `{{` is marked as raw, which is the documented notation. There is none for a mention, nor for
 * text that would end a raw section early. There an invisible character, the word joiner, separates the two characters
 * that would be special. In a URL, `@` becomes `%40`. Variables for fields that the text mentions stay active.
 *
 * https://docs.datadoghq.com/security/notifications/variables/#raw-format
 */
export const messageText = (text: string | RuleText): string =>
  (typeof text === 'string' ? [text] : text)
    .map((part, index, parts) => (typeof part === 'string' ? inertText(part, index < parts.length - 1) : part.variable))
    .join('')

/** A variable directly after an `@` would be a mention, and after a backslash it would be inert. */
const inertText = (text: string, isBeforeVariable: boolean): string =>
  text
    .split(/\r\n|[\r\n]/)
    .map((line, index, lines) => {
      const isCut = isBeforeVariable && index === lines.length - 1
      const inert = withoutMentions(line)
      return rawLine(isCut ? inert.replace(/[@\\]$/, `$&${JOINER}`) : inert)
    })
    .join('\n')

/** Like `messageText`, but on one line and without raw sections, which lists of rules would show literally. */
export const titleText = (text: string): string => joined(withoutMentions(titleLine(text)))

const withoutMentions = (line: string): string =>
  line
    .replace(/https?:\/\/[^\s<>"'`)\]]+/g, (address) => address.replaceAll('@', '%40'))
    .replace(/@(?=\S)/g, `@${JOINER}`)

/** In a raw section, four braces would begin or end another one, also together with those of its own end. */
function rawLine(line: string): string {
  if (!line.includes('{{')) return line
  return line.includes('{{{{') || line.endsWith('{') ? joined(line) : `{{{{raw}}}}${line}{{{{/raw}}}}`
}

const joined = (text: string): string => text.replace(/\{(?=\{)/g, `{${JOINER}`)

const JOINER = '\u2060'

/** The variable for the value of an attribute or a tag; undefined if the name has no variable notation. */
export function variable(path: string, isTag: boolean): string | undefined {
  if (!/^@?[\w.-]+$/.test(path)) return undefined
  if (!isTag) return `{{${path}}}`
  return path.includes('.') ? `{{[${path}].name}}` : `{{${path}.name}}`
}

/** The variable for a field that a text of the rule mentions, by the names of queries. */
export function fieldVariable(field: string, { options }: Pick<Conversion, 'options'>): FieldNotation {
  const tags = typeof options['tag-fields'] === 'string' ? options['tag-fields'] : ''
  const path = pathOf(field, tags)
  const text = path === undefined ? undefined : variable(path, tagKeysOf(tags).has(path))
  return text === undefined
    ? { because: `a variable cannot contain the attribute name \`${field}\`` }
    : { variable: text }
}

/** The name of an attribute as code. Datadog's own rules write it with its `@`. */
export const pathText = (path: string): string =>
  /^@?[\w.-]+$/.test(path) ? codeSpan(path) : messageText(codeSpan(path))
