import type { Related } from '../../text/diagnostic.js'
import type { Span } from '../../text/source.js'
import type { DeadCause, DeadValue } from './dead-cause.js'

const CONFLICTS: Readonly<Record<DeadCause, string>> = {
  excluded: 'the condition that excludes it',
  covered: 'the part that covers it',
  contradiction: 'one of the conditions',
  range: 'one of the bounds',
  impossible: 'the regular expression',
}

/** Names the conditions that make a part needless, as an extra of a finding. The part itself is not repeated. */
export function becauseOf({ cause, conflicts }: DeadValue, part: Span): { readonly related?: readonly Related[] } {
  const others = conflicts.filter(({ span }) => span.start !== part.start)
  return others.length === 0 ? {} : { related: others.map(({ span }) => ({ message: CONFLICTS[cause], span })) }
}

/** The end of a sentence that holds for fields with one value. */
export const unlessList = (isAssuming: boolean): string => (isAssuming ? ', unless a field holds several values' : '')

/** The end of a sentence about a part that no match needs. */
export function deadBecause({ cause, isPositive, isAssuming }: DeadValue): string {
  switch (cause) {
    case 'covered':
      return ': another part covers it'
    case 'impossible':
      return ': no text matches the regular expression'
    case 'contradiction':
    case 'range':
      return `${unlessList(isAssuming)}: conditions that must hold together exclude each other`
    case 'excluded': {
      const because = isPositive ? 'another condition excludes it' : 'the rest of the rule matches no such event'
      return `${unlessList(isAssuming)}: ${because}`
    }
  }
}
