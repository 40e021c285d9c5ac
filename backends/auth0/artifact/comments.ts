import { fillText, joinText, type TextVariables } from '../../../src/backend/artifact/fill-text.js'
import { logSourceDefinitions, ruleFacts } from '../../../src/backend/artifact/rule-facts.js'
import { ruleTexts } from '../../../src/backend/artifact/rule-texts.js'
import type { RuleHead } from '../../../src/backend/conversion.js'
import type { FieldNotation } from '../../../src/backend/format.js'
import { unicodeEscape } from '../../../src/text/control-characters.js'

/**
 * Comment lines for a shell script or a jq program. No line ends in a backslash, because jq would continue the comment.
 */
export const comment = (lines: readonly string[]): string =>
  lines
    .flatMap((line) => line.split(/\r\n|[\r\n]/))
    .map((line) => `# ${line.trimEnd()}`.trimEnd().replace(/(?!\t)[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/gu, unicodeEscape))
    .map((line) => (line.endsWith('\\') ? `${line} #` : line))
    .join('\n')

/** A field that a text of the rule mentions: its name in the logs, since comments have no variables. */
export const fieldName = (field: string): FieldNotation => ({ variable: field })

/** Describes a rule: its title, then one paragraph for each kind of metadata that it has. */
export function describeRule(head: RuleHead, variables: TextVariables): readonly string[] {
  const texts = ruleTexts(head)
  const fill = (text: string): string => joinText(fillText(text, variables))
  const paragraph = (text: string | undefined): readonly string[] => separate(text === undefined ? [] : [fill(text)])
  const facts = ruleFacts(head).map(({ name, values }) => `${name}: ${values.join(name === 'logsource' ? '; ' : ', ')}`)
  return [
    head.metadata.title,
    ...facts,
    ...paragraph(texts.description),
    ...paragraph(texts.strategy),
    ...paragraph(texts.response),
    ...list('False positives', texts.falsePositives.map(fill)),
    ...list('Prevention', texts.prevention.map(fill)),
    ...list('Comments', texts.comments.map(fill)),
    ...list('References', texts.references),
    ...list('Log source requirements', logSourceDefinitions(head)),
  ]
}

/** Prepends an empty line if there are any lines. */
export const separate = (lines: readonly string[]): readonly string[] => (lines.length === 0 ? [] : ['', ...lines])

/** Formats items as a list; continuation lines are indented. */
const list = (name: string, items: readonly string[]): readonly string[] =>
  separate(items.length === 0 ? [] : [`${name}:`, ...items.map((item) => `- ${item.replace(/\r\n?|\n/g, '\n  ')}`)])
