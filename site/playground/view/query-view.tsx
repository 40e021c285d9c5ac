import type { VNode } from 'preact'
import type { TargetAnswer } from '../answer/answer.js'
import { queryLines } from '../state/query-lines.js'
import type { QueryPiece } from '../state/query-pieces.js'
import { CodeBox } from './code-box.js'

const LOOKS = { value: 's', operator: 'o', plain: undefined } as const

/** A query. Its text is exactly the query; only line breaks, looks and numbers of predicates are added. */
export const QueryView = ({
  query,
  spans,
  title,
}: Pick<TargetAnswer, 'spans' | 'title'> & { readonly query: string }): VNode => (
  <CodeBox className="query" label={`${title} query`}>
    {queryLines(query, spans).map(({ pieces, isInner }, index) => (
      <span class={isInner ? 'l i' : 'l'} key={index}>
        {pieces.map((piece, at) => (
          <Piece key={at} {...piece} />
        ))}
      </span>
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
