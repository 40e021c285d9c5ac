import { codeSpan } from '../../../src/backend/artifact/markdown.js'

/**
 * Escapes a text for a message or a title of Datadog, where `{{` begins a variable and `@` notifies somebody.
 *
 * A line that contains `{{` is marked as raw, which is the documented notation. There is none for a mention, nor for
 * text that would end a raw section early. There an invisible character, the word joiner, separates the two characters
 * that would be special. In a URL, `@` becomes `%40`.
 *
 * https://docs.datadoghq.com/security/notifications/variables/#raw-format
 */
export const messageText = (text: string): string =>
  text
    .split(/\r\n|[\r\n]/)
    .map((line) => rawLine(withoutMentions(line)))
    .join('\n')

/** Like `messageText`, but on one line and without raw sections, which lists of rules would show literally. */
export const titleText = (text: string): string => joined(withoutMentions(text.replace(/\s*[\r\n]+\s*/g, ' ')))

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

/** The name of an attribute as code. Datadog's own rules write it with its `@`. */
export const pathText = (path: string): string =>
  /^@?[\w.-]+$/.test(path) ? codeSpan(path) : messageText(codeSpan(path))
