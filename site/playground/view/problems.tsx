import type { VNode } from 'preact'
import { MarkedText } from '../../../src/site/shell/marked-text.js'
import type { Place, Remark } from '../answer/answer.js'
import { fixLabel } from '../state/fix-label.js'
import { codeLink } from './docs-link.js'

/** The number of problems that are listed. */
const MAX_PROBLEMS = 30

interface ProblemsProps {
  readonly remarks: readonly Remark[]
  readonly text: string
  readonly onGoTo: (remark: Remark) => void
  readonly onFix: (remark: Remark) => void
}

/** The problems of a text below its editor: severity, place, sentence, fixes, and the code as a link. */
export const Problems = ({ remarks, text, onGoTo, onFix }: ProblemsProps): VNode | null =>
  remarks.length === 0 ? null : (
    <ul class="plain low problems" aria-label="Problems">
      {remarks.slice(0, MAX_PROBLEMS).map((remark) => (
        <li key={`${remark.code} ${remark.place.from} ${remark.message}`}>
          <Problem remark={remark} text={text} onGoTo={onGoTo} onFix={onFix} />
        </li>
      ))}
      {remarks.length > MAX_PROBLEMS && (
        <li class="sub">{remarks.length - MAX_PROBLEMS} more problems are below these.</li>
      )}
    </ul>
  )

interface ProblemProps extends Omit<ProblemsProps, 'remarks'> {
  readonly remark: Remark
}

const SEVERITIES = { error: 'error', warning: 'warning', info: 'information' } as const

const Problem = ({ remark, text, onGoTo, onFix }: ProblemProps): VNode => {
  const { severity, place, message, help, related, fix, code } = remark
  return (
    <>
      <div class="row">
        <b class={severity === 'error' ? 'err' : 'sev'}>{SEVERITIES[severity]}</b>
        <button
          type="button"
          class="place"
          onClick={() => onGoTo(remark)}
          aria-label={`${place.line}:${place.column}, go to this place`}
        >
          {place.line}:{place.column}
        </button>
        <span class="say">
          <MarkedText text={message} />
        </span>
      </div>
      {related.map((other) => (
        <div class="row" key={`${other.message} ${other.place?.from}`}>
          <span class="sub">
            <MarkedText text={other.message} />
            {other.place !== null && ` (${placeText(other.place, place)})`}
          </span>
        </div>
      ))}
      <div class="row">
        {fix !== null && <FixButton remark={remark} fix={fix} text={text} onFix={onFix} />}
        {help !== null && (
          <span class="sub">
            <MarkedText text={help} />
          </span>
        )}
        <a href={codeLink(remark)} target="_blank" rel="noreferrer">
          {code}
        </a>
      </div>
    </>
  )
}

/** Formats a place, with the name of its text if it is another one. */
const placeText = ({ text, line, column }: Place, from: Place): string =>
  `${text === from.text ? '' : `${text} `}${line}:${column}`

interface FixButtonProps {
  readonly remark: Remark
  readonly fix: NonNullable<Remark['fix']>
  readonly text: string
  readonly onFix: (remark: Remark) => void
}

function FixButton({ remark, fix, text, onFix }: FixButtonProps): VNode {
  const { verb, code, rest } = fixLabel(text, fix)
  return (
    <button type="button" onClick={() => onFix(remark)}>
      {verb} {code !== '' && <code>{code}</code>}
      {rest}
    </button>
  )
}
