import type { ComponentChildren, VNode } from 'preact'

interface CodeBoxProps {
  /** The name for screen readers. */
  readonly label: string
  readonly className?: string
  readonly children: ComponentChildren
}

/** A box with code. It can scroll, so it takes focus and has a name. */
export const CodeBox = ({ label, className = '', children }: CodeBoxProps): VNode => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls takes focus
  // biome-ignore lint/a11y/useSemanticElements: a group of code is no group of fields
  <pre class={`code ${className}`} tabIndex={0} role="group" aria-label={label}>
    <code>{children}</code>
  </pre>
)
