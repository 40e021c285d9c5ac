import type { VNode } from 'preact'
import type { QueryVerdict } from '../answer/answer.js'

/** The answer of a query for an event, in a cell of a table. */
export const QueryVerdictCell = ({ result, assumptions }: QueryVerdict): VNode => {
  switch (result) {
    case 'over-match':
      return <span class="v wider">over-match</span>
    case 'may-over-match':
      return <span class="v wider">may over-match</span>
    case 'found':
    case 'rejected':
      if (assumptions.length === 0) return <>{result}</>
      return (
        <span class="if">
          {result === 'found'
            ? `if ${assumptions.join(' and ')} holds`
            : `rejected if ${assumptions.join(' and ')} holds`}
        </span>
      )
    case 'no-query':
      return <span class="dim">no query</span>
    case 'unknown':
      return <span class="dim">not known</span>
  }
}
