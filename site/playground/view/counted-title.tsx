import type { VNode } from 'preact'

interface CountedTitleProps {
  readonly text: string
  /** 0 is not shown. */
  readonly count: number
}

/** The title of a tab with the number of things in it. */
export const CountedTitle = ({ text, count }: CountedTitleProps): VNode => (
  <>
    {text}
    {count > 0 && <span class="dim"> {count}</span>}
  </>
)
