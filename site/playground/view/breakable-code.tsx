import { Fragment, type VNode } from 'preact'

/** Code in a narrow column. A long name of a field breaks after its dots, and copies as it is. */
export const BreakableCode = ({ text }: { readonly text: string }): VNode => (
  <code>
    {text.split(/(?<=\w\.)(?=\w)/).map((part, index) => (
      <Fragment key={index}>
        {index > 0 && <wbr />}
        {part}
      </Fragment>
    ))}
  </code>
)
