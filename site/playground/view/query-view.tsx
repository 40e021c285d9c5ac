import type { VNode } from 'preact'
import type { TargetAnswer } from '../answer/answer.js'
import { type QueryPiece, queryPieces } from '../state/query-pieces.js'

const LOOKS = { value: 's', operator: 'o', plain: undefined } as const

/** A query. Its text is exactly the query; only looks and numbers of predicates are added. */
export const QueryView = ({ query, spans, title }: Pick<TargetAnswer, 'spans' | 'title'> & { readonly query: string }): VNode => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls takes focus
  <pre class="code query" tabIndex={0} role="group" aria-label={`${title} query`}>
    <code>
      {queryPieces(query, spans).map((piece, index) => (
        <Piece key={index} {...piece} />
      ))}
    </code>
  </pre>
)

const Piece = ({ text, look, predicates }: QueryPiece): VNode =>
  predicates.length === 0 ? (
    <span class={LOOKS[look]}>{text}</span>
  ) : (
    <span class="p" data-p={predicates.join(' ')}>
      <span class={LOOKS[look]}>{text}</span>
    </span>
  )
