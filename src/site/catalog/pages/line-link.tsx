import type { VNode } from 'preact'
import type { RulePage } from '../model/rule-page.js'
import { MAX_BODY_LENGTH } from '../page-limits.js'

export const linesOfText = (text: string): readonly string[] => text.split(/\r\n|\n|\r/)

/** True if a page shows the whole text of a rule. */
export const showsWholeBody = ({ body }: Pick<RulePage, 'body'>): boolean => body.text.length <= MAX_BODY_LENGTH

/** Path of the file with a rule that is too long for its page. */
export const ruleFile = ({ path }: Pick<RulePage, 'path'>): string => `${path}.yml`

/** The number of lines of a rule that its page shows. */
export const shownLines = ({ body: { text } }: Pick<RulePage, 'body'>): number =>
  text.length <= MAX_BODY_LENGTH
    ? linesOfText(text).length
    : Math.max(1, linesOfText(text.slice(0, MAX_BODY_LENGTH)).length - 1)

/** A link to a line of the rule; plain text for a line that the page does not show. */
export const LineLink = ({ page, line }: { readonly page: Pick<RulePage, 'body'>; readonly line: number }): VNode => {
  const { firstLine } = page.body
  const isShown = line >= firstLine && line < firstLine + shownLines(page)
  return isShown ? <a href={`#L${line}`}>line {line}</a> : <>line {line}</>
}
