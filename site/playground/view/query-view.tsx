import type { VNode } from 'preact'
import type { TargetAnswer } from '../answer/answer.js'
import { type QueryPiece, queryPieces } from '../state/query-pieces.js'
import { CodeBox } from './code-box.js'

const LOOKS = { value: 's', operator: 'o', plain: undefined } as const

/** A query. Its text is exactly the query; only looks and numbers of predicates are added. */
export const QueryView = ({
  query,
  spans,
  title,
}: Pick<TargetAnswer, 'spans' | 'title'> & { readonly query: string }): VNode => (
  <CodeBox className="query" label={`${title} query`}>
    {queryPieces(query, spans).map((piece, index) => (
      <Piece key={index} {...piece} />
    ))}
  </CodeBox>
)

const Piece = ({ text, look, predicates }: QueryPiece): VNode =>
  predicates.length === 0 ? (
    <span class={LOOKS[look]}>{text}</span>
  ) : (
    <span class="p" data-p={predicates.join(' ')}>
      <span class={LOOKS[look]}>{text}</span>
    </span>
  )
