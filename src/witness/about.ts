import { predicateText } from '../ir/expr-text.js'
import type { Branch } from './branches.js'
import { MAX_QUOTED_LENGTH } from './effort-limits.js'
import type { Variant } from './variants.js'

/** Explains why an event matches, by the literals that distinguish its branch. */
export function branchText(branch: Branch): string {
  const holding = branch.filter(({ positive }) => positive)
  const texts = (holding.length > 0 ? holding : branch).map(
    ({ predicate, positive }) => `${positive ? '' : 'not '}${predicateText(predicate)}`,
  )
  return texts.length === 0 ? 'satisfies the whole rule' : `satisfies the rule with ${quoted(texts.join(' and '))}`
}

/** Explains how a predicate determines the verdict on an event, and how the event was made. */
export function variantText({ predicate, holds, matches, change }: Variant): string {
  const verdict = matches ? (holds ? 'satisfies' : 'not excluded by') : holds ? 'excluded by' : 'misses'
  return `${verdict} ${quoted(predicateText(predicate))}${change === undefined ? '' : `: ${change}`}`
}

function quoted(text: string): string {
  const points = [...text]
  return `\`${points.length <= MAX_QUOTED_LENGTH ? text : `${points.slice(0, MAX_QUOTED_LENGTH - 1).join('')}…`}\``
}
