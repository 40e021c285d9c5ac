import type { VNode } from 'preact'
import { counted } from '../../../src/text/count.js'
import type { State } from '../state/state.js'

interface StatusBarProps {
  readonly state: State
  readonly onShare: () => void
  readonly onCommand: () => void
}

/** The line at the bottom: what was done, the number of problems, and what the user can take along. */
export const StatusBar = ({ state, onShare, onCommand }: StatusBarProps): VNode => (
  <div class="status">
    <span role="status">{state.problem || state.notice}</span>
    <span id="done">{state.problem || state.notice ? '' : summary(state)}</span>
    <span>{problemCounts(state)}</span>
    <span class="keys">
      <kbd>Ctrl</kbd> <kbd>.</kbd> apply fix, <kbd>Esc</kbd> <kbd>Tab</kbd> leave the editor
    </span>
    <button type="button" class="quiet" onClick={onShare}>
      Share link
    </button>
    <button type="button" class="quiet" onClick={onCommand}>
      Copy as command
    </button>
  </div>
)

function summary({ answer: { targets = [], witnesses }, milliseconds }: State): string {
  if (milliseconds === undefined || targets.length === 0) return ''
  const events = witnesses?.witnesses.length ?? 0
  return `${targets.length} targets and ${events} witnesses in ${Math.max(1, Math.round(milliseconds))} ms`
}

function problemCounts({ answer: { remarks = [] } }: State): string {
  const count = (severity: string): number => remarks.filter((remark) => remark.severity === severity).length
  return `${noneOrCounted(count('error'), 'error')}, ${noneOrCounted(count('warning'), 'warning')}`
}

const noneOrCounted = (count: number, noun: string): string => (count === 0 ? `no ${noun}` : counted(count, noun))
