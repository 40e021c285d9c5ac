import { ruleTexts } from '../../../src/artifact/rule-texts.js'
import type { RuleHead } from '../../../src/emit/conversion.js'
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
  const { title, id, status, level, author, license, tags = [] } = head.metadata
  const texts = ruleTexts(head)
  const facts = [
    ['id', id],
    ['status', status],
    ['level', level],
    ['author', author],
    ['license', license],
    ['tags', tags.join(', ')],
  ]
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}: ${value}`)
  return [
    title,
    ...facts,
    ...paragraph(texts.description),
    ...paragraph(texts.strategy),
    ...paragraph(texts.response),
    ...list('False positives', texts.falsePositives),
    ...list('To prevent it', texts.prevention),
    ...list('Comments', texts.comments),
    ...list('References', texts.references),
  ]
}

/** Lines with an empty one before them. */
export const separate = (lines: readonly string[]): readonly string[] => (lines.length === 0 ? [] : ['', ...lines])

const paragraph = (text: string | undefined): readonly string[] => separate(text === undefined ? [] : [text])

const list = (name: string, items: readonly string[]): readonly string[] =>
  separate(items.length === 0 ? [] : [`${name}:`, ...items.map((item) => `- ${item}`)])
