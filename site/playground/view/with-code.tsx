import type { VNode } from 'preact'

/** A sentence whose parts in backticks are code. */
export const WithCode = ({ text }: { readonly text: string }): VNode => (
  <>
    {text
      .split(/(`[^`]+`)/)
      .map((part, index) => (/^`.*`$/s.test(part) ? <code key={index}>{part.slice(1, -1)}</code> : part))}
  </>
)
