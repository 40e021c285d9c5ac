import type { VNode } from 'preact'
import type { Segment } from './segments.js'

/** Segments as spans. Text without classes stays plain, which keeps pages small. */
export const Segments = ({ segments }: { readonly segments: readonly Segment[] }): VNode => (
  <>
    {segments.map(({ text, classes, numbers }) => {
      const names = numbers.length === 0 ? classes : [...classes, 'p']
      return names.length === 0 ? (
        text
      ) : (
        <span class={names.join(' ')} data-p={numbers.length === 0 ? undefined : numbers.join(' ')}>
          {text}
        </span>
      )
    })}
  </>
)

/** A button that copies the text of an element, without its messages. */
export const CopyButton = ({ from, label }: { readonly from: string; readonly label: string }): VNode => (
  <button class="copy" type="button" data-from={from} aria-label={label}>
    Copy
  </button>
)
