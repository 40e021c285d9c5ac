import type { Related } from '../../text/diagnostic.js'
import type { DeadValue } from './dead-values.js'

/** Names the condition that makes a part needless, as an extra of a finding. */
export const becauseOf = ({ conflict, isCovered }: DeadValue): { readonly related?: readonly Related[] } =>
  conflict === undefined
    ? {}
    : {
        related: [
          { message: isCovered ? 'the part that covers it' : 'the condition that excludes it', span: conflict.span },
        ],
      }

/** The end of a sentence that holds for fields with one value. */
export const unlessList = (isAssuming: boolean): string => (isAssuming ? ', unless a field holds several values' : '')

/** The end of a sentence about a part that no match needs. */
export function deadBecause({ isPositive, isAssuming, isCovered }: DeadValue): string {
  if (isCovered) return ': another part covers it'
  return `${unlessList(isAssuming)}: ${isPositive ? 'another condition excludes it' : 'the rest of the rule matches no such event'}`
}
