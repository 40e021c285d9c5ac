import type { LogSource, LogSourcePart } from '../rule/rule.js'

/** A part of the log source, or the escape `$$`, as in the templates of Python's module `string`. */
const PART = /\$(?:\$|\{(category|product|service)\}|(category|product|service)\b)/g

/** Lists the parts of the log source that a template names. */
export const partsNamedIn = (template: string): readonly LogSourcePart[] =>
  Array.from(template.matchAll(PART)).flatMap(
    ([, braced, bare]) => ((braced ?? bare) as LogSourcePart | undefined) ?? [],
  )

/**
 * Replaces `$category`, `$product` and `$service` by the parts of a log source, and `$$` by `$`. A part that the log
 * source does not have stays as written.
 */
export const fillTemplate = (template: string, logsource: Pick<LogSource, LogSourcePart>): string =>
  template.replace(PART, (whole, braced?: LogSourcePart, bare?: LogSourcePart) => {
    const part = braced ?? bare
    return part === undefined ? '$' : (logsource[part] ?? whole)
  })
