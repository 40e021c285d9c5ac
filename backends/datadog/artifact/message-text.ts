import { codeSpan } from '../../../src/backend/artifact/markdown.js'

/**
 * A text that says in a message or a title of Datadog what it says by itself. There `{{` begins a variable and `@` names who is to be
 * notified.
 *
 * A line with `{{` is marked as raw, which is the notation of the manual. It has none for a mention, nor for what ends a raw text early: there an invisible
 * character, the word joiner, stands between the two characters that would mean something. In an address of the web it is `%40`.
 *
 * https://docs.datadoghq.com/security/notifications/variables/#raw-format
 */
export const messageText = (text: string): string =>
  text
    .split(/\r\n|[\r\n]/)
    .map((line) => rawLine(withoutMentions(line)))
    .join('\n')

/** As `messageText`, on one line and without raw texts, which lists of rules show as they are. */
export const titleText = (text: string): string => joined(withoutMentions(text.replace(/\s*[\r\n]+\s*/g, ' ')))

const withoutMentions = (line: string): string =>
  line
    .replace(/https?:\/\/[^\s<>"'`)\]]+/g, (address) => address.replaceAll('@', '%40'))
    .replace(/@(?=\S)/g, `@${JOINER}`)

/** In a raw text four braces would begin or end another one, also together with those of its own end. */
function rawLine(line: string): string {
  if (!line.includes('{{')) return line
  return line.includes('{{{{') || line.endsWith('{') ? joined(line) : `{{{{raw}}}}${line}{{{{/raw}}}}`
}

const joined = (text: string): string => text.replace(/\{(?=\{)/g, `{${JOINER}`)

const JOINER = '\u2060'

/** The variable that stands for the value of an attribute, or of a tag; undefined if its name has no such notation. */
export function variable(path: string, isTag: boolean): string | undefined {
  if (!/^@?[\w.-]+$/.test(path)) return undefined
  if (!isTag) return `{{${path}}}`
  return path.includes('.') ? `{{[${path}].name}}` : `{{${path}.name}}`
}

/** The name of an attribute as code, where Datadog's own rules write it with its `@`. */
export const pathText = (path: string): string =>
  /^@?[\w.-]+$/.test(path) ? codeSpan(path) : messageText(codeSpan(path))
