import { someLeaf } from '../../../src/ir/bool.js'
import type { Subject } from '../subject.js'

/** The YAML document of a rule, as its author wrote it; a file may contain several. */
export function ruleDocument({ rule, expr }: Subject): string {
  const { text } = rule.source
  let position = 0
  someLeaf(expr, ({ span }) => {
    position = span.start
    return true
  })
  let start = 0
  for (const { index } of text.matchAll(/^---/gm)) {
    if (index > position) return text.slice(start, index)
    start = index
  }
  return text.slice(start)
}
