import type { VNode } from 'preact'
import { type QueryPiece, queryLines } from '../../../src/site/query/query-lines.js'
import type { TargetAnswer } from '../answer/answer.js'
import { CodeBox } from './code-box.js'

const LOOKS = { value: 's', operator: 'o', plain: undefined } as const

/** A query. Its text is exactly the query; only line breaks, looks and numbers of predicates are added. */
export const QueryView = ({
  query,
  marks,
  title,
}: Pick<TargetAnswer, 'marks' | 'title'> & { readonly query: string }): VNode => (
  <CodeBox className="query" label={`${title} query`}>
    {queryLines(query, marks).map(({ pieces, isInner }, index) => (
      <span class={isInner ? 'l i' : 'l'} key={index}>
        {pieces.map((piece, at) => (
          <Piece key={at} {...piece} />
        ))}
      </span>
    ))}
  </CodeBox>
)

const Piece = ({ text, look, numbers }: QueryPiece): VNode =>
  numbers.length === 0 ? (
    <span class={LOOKS[look]}>{text}</span>
  ) : (
    <span class="p" data-p={numbers.join(' ')}>
      <span class={LOOKS[look]}>{text}</span>
    </span>
  )
