import { logSourceDefinitions, ruleFacts } from '../../../src/backend/artifact/rule-facts.js'
import { ruleTexts } from '../../../src/backend/artifact/rule-texts.js'
import type { RuleHead } from '../../../src/backend/conversion.js'
import { unicodeEscape } from '../jq/jq-text.js'

/** Lines of a comment, as a shell and jq read it. Jq goes on with a comment behind a backslash, so none ends in one. */
export const comment = (lines: readonly string[]): string =>
  lines
    .flatMap((line) => line.split(/\r\n|[\r\n]/))
    .map((line) => `# ${line.trimEnd()}`.trimEnd().replace(/(?!\t)[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/gu, unicodeEscape))
    .map((line) => (line.endsWith('\\') ? `${line} #` : line))
    .join('\n')

/** What a rule says of itself: its title, then a paragraph for each thing that it has. */
export function aboutRule(head: RuleHead): readonly string[] {
  const texts = ruleTexts(head)
  const facts = ruleFacts(head).map(({ name, values }) => `${name}: ${values.join(name === 'logsource' ? '; ' : ', ')}`)
  return [
    head.metadata.title,
    ...facts,
    ...paragraph(texts.description),
    ...paragraph(texts.strategy),
    ...paragraph(texts.response),
    ...list('False positives', texts.falsePositives),
    ...list('Prevention', texts.prevention),
    ...list('Comments', texts.comments),
    ...list('References', texts.references),
    ...list('Log source requirements', logSourceDefinitions(head)),
  ]
}

/** Lines with an empty one before them. */
export const separate = (lines: readonly string[]): readonly string[] => (lines.length === 0 ? [] : ['', ...lines])

const paragraph = (text: string | undefined): readonly string[] => separate(text === undefined ? [] : [text])

/** Further lines of an item are indented. */
const list = (name: string, items: readonly string[]): readonly string[] =>
  separate(items.length === 0 ? [] : [`${name}:`, ...items.map((item) => `- ${item.replace(/\r\n?|\n/g, '\n  ')}`)])
