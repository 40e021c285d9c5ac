import fc from 'fast-check'
import type { Bool } from '../../../src/ir/bool.js'
import { type Choose, pick } from './choices.js'

/** The parts of a condition, as text: a name, or a quantifier with its pattern. */
export type ReferenceText = string

/** `AND` or `and`; one space or several. */
const word = (text: string, choose: Choose): string =>
  pick(choose, [text, text, text.toUpperCase(), `${text[0]?.toUpperCase()}${text.slice(1)}`])
const blank = (choose: Choose): string => pick(choose, [' ', ' ', '  ', ' '])

type Tightness = 'or' | 'and' | 'not'
const ORDER: readonly Tightness[] = ['or', 'and', 'not']

/** A condition that reads back as this tree: with necessary and some redundant parentheses. */
export function conditionText(tree: Bool<ReferenceText>, choose: Choose, within: Tightness = 'or'): string {
  const parenthesised = (text: string, own: Tightness): string =>
    ORDER.indexOf(own) < ORDER.indexOf(within) || choose(6) === 5
      ? `(${pick(choose, ['', '', ' '])}${text}${pick(choose, ['', ' '])})`
      : text
  switch (tree.kind) {
    case 'const':
      throw new Error('a condition has no constants')
    case 'leaf':
      return parenthesised(tree.leaf, 'not')
    case 'not':
      return parenthesised(`${word('not', choose)}${blank(choose)}${conditionText(tree.arg, choose, 'not')}`, 'not')
    case 'and':
    case 'or': {
      const { kind } = tree
      const inner: Tightness = kind === 'or' ? 'and' : 'not'
      const parts = tree.args.map((arg) => conditionText(arg, choose, inner))
      const text = parts
        .slice(1)
        .reduce((text, part) => `${text}${blank(choose)}${word(kind, choose)}${blank(choose)}${part}`, parts[0] ?? '')
      return parenthesised(text, kind)
    }
  }
}

/** Names that resemble reserved words. */
export const selectionName = fc.constantFrom(
  'selection',
  'sel_a',
  'sel_b',
  'andy',
  'or_1',
  'not-me',
  'of.x',
  'them_all',
  '1of',
  'All_',
  'filter',
  'ünï',
  '_x',
)
