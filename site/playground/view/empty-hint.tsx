import type { VNode } from 'preact'

interface EmptyHintProps {
  readonly title: string
  readonly text: string
  readonly onExample: () => void
}

/** Says what an empty tab is for, and offers an example. */
export const EmptyHint = ({ title, text, onExample }: EmptyHintProps): VNode => (
  <div class="hint">
    <h2>{title}</h2>
    <p class="sub">{text}</p>
    <div class="row">
      <button type="button" onClick={onExample}>
        Insert an example
      </button>
    </div>
  </div>
)
