import { oddBlank, oddBlankName } from './yaml/odd-characters.js'

/** A syntax error of a condition. */
export interface ConditionError {
  readonly text: string
  /** The place of the error in the text. */
  readonly offset: number
  /** The token at the error; empty at the end of the text. */
  readonly token: string
  /** The names of the selections. */
  readonly names: readonly string[]
}

/** Suggests what the author most likely meant; `undefined` if there is nothing better than the usual help. */
export const helpForCondition = (error: ConditionError): string | undefined =>
  helpForName(error) ??
  operatorHelp.get(error.token) ??
  helpForPipe(error) ??
  helpForCount(error) ??
  helpForQuantifier(error) ??
  helpForOddSpace(error)

/** Explains that no condition can refer to a selection whose name contains the character of the error, such as a space. */
function helpForName({ text, offset, names }: ConditionError): string | undefined {
  const name = names.find((candidate) => {
    if (canBeNamed(candidate)) return false
    const start = text.lastIndexOf(candidate, offset)
    return start >= 0 && offset <= start + candidate.length
  })
  if (name === undefined) return undefined
  const free = name.replace(NOT_IN_NAMES_ALL, '_')
  return `a condition cannot refer to the selection \`${name}\`; rename it, such as to \`${free}\``
}

/** The characters that end a name in the grammar. */
const NOT_IN_NAMES = /[ \t\r\n()|&!,;"'<>=]/

/** True if a condition can refer to a selection of this name. */
export const canBeNamed = (name: string): boolean => !NOT_IN_NAMES.test(name)

const NOT_IN_NAMES_ALL = new RegExp(`${NOT_IN_NAMES.source}+`, 'g')

/** Explains an unusual space, as copied from web pages: it joins two words to one. */
function helpForOddSpace({ text }: ConditionError): string | undefined {
  const match = oddBlank.exec(text)
  return match === null ? undefined : `${oddBlankName(match[0])} is in the condition; replace it with a space`
}

/** Explains that `a | b` is no alternative. */
const helpForPipe = ({ text, offset, token, names }: ConditionError): string | undefined =>
  names.includes(token) && /\|\s*$/.test(text.slice(0, offset)) ? 'write `or` instead of `|`' : undefined

/** Explains where a condition counts events: in an aggregation that ends it, or rather in a correlation. */
function helpForCount({ text, offset }: ConditionError): string | undefined {
  if (text.slice(0, offset + 1).includes('|')) {
    return 'an aggregation ends the condition, in the form `| count(field) by group > 5`; for anything else, write a correlation'
  }
  if (!/(?:^|[\s(])(?:count|sum|min|max|avg)\s*$/i.test(text.slice(0, offset))) return undefined
  return 'to count events, write a correlation of this rule, with `type: event_count`'
}

/** Explains a quantifier that is not `1 of`, `all of` or another number. */
function helpForQuantifier({ text, offset }: ConditionError): string | undefined {
  if (!/^of\b/i.test(text.slice(offset))) return undefined
  if (/\bnone\s+$/i.test(text.slice(0, offset))) return 'write `not 1 of` instead of `none of`'
  return 'write `1 of` or `all of`, then a name, a pattern or `them`'
}

const ORDER =
  'for an order of events, write a rule for each selection, and a `temporal_ordered` correlation of these rules'

/** Help for operators of other languages. */
const operatorHelp: ReadonlyMap<string, string> = new Map([
  ['&&', 'write `and`'],
  ['&', 'write `and`'],
  ['||', 'write `or`'],
  ['!', 'write `not`'],
  ['but', 'write `and`'],
  ['unless', 'write `and not`'],
  ['followed', ORDER],
  ['then', ORDER],
  [',', 'join selections with `and` or `or`'],
])
