import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import type { ExplanationStep } from '../answer/answer.js'
import { CodeBox } from './code-box.js'

/** The steps from the rule to the query, one at a time or all together. */
export function ExplainStepper({ steps }: { readonly steps: readonly ExplanationStep[] }): VNode {
  const [at, setAt] = useState(0)
  const [showsAll, setShowsAll] = useState(false)
  if (steps.length === 0) return <p class="empty sub">There is nothing to explain without a rule.</p>
  const current = Math.min(at, steps.length - 1)
  const shown = showsAll ? steps : steps.slice(current, current + 1)
  return (
    <>
      <div class="row">
        <button type="button" disabled={showsAll || current === 0} onClick={() => setAt(current - 1)}>
          Back
        </button>
        <button type="button" disabled={showsAll || current === steps.length - 1} onClick={() => setAt(current + 1)}>
          Next
        </button>
        <span role="status" class="sub">
          {showsAll ? `All ${steps.length} steps` : `Step ${current + 1} of ${steps.length}`}
        </span>
        <button type="button" aria-pressed={showsAll ? 'true' : 'false'} onClick={() => setShowsAll(!showsAll)}>
          Show all
        </button>
      </div>
      <ol class="steps" start={showsAll ? 1 : current + 1}>
        {shown.map((step, index) => (
          <li key={index}>
            <Step {...step} />
          </li>
        ))}
      </ol>
    </>
  )
}

const Step = ({ title, code, changes, notes }: ExplanationStep): VNode => (
  <>
    <h2>{title}</h2>
    {code !== null && <CodeBox label={title}>{code}</CodeBox>}
    {changes.length > 0 && (
      <ul class="plain changes">
        {changes.map(({ sign, text }) => (
          <li key={`${sign} ${text}`}>
            <code>
              {sign} {text}
            </code>
          </li>
        ))}
      </ul>
    )}
    {notes.map((note) => (
      <p class="sub" key={note}>
        {note}
      </p>
    ))}
  </>
)
