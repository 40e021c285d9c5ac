import type { VNode } from 'preact'

/** A sentence whose parts between backticks are code. */
export const MarkedText = ({ text }: { readonly text: string }): VNode => (
  <>{text.split('`').map((part, index) => (index % 2 === 0 ? part : <code>{part}</code>))}</>
)
