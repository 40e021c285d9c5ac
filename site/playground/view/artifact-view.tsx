import type { VNode } from 'preact'
import { MarkedText } from '../../../src/site/shell/marked-text.js'
import type { ArtifactAnswer } from '../answer/answer.js'
import { type Applied, commandLine } from '../input/command.js'
import { type Input, targetInput } from '../input/input.js'
import type { TargetInfo } from '../target-info.js'
import { CodeBox } from './code-box.js'
import { codeLink } from './docs-link.js'
import { FormatSelect } from './format-select.js'

interface ArtifactViewProps {
  readonly artifact: ArtifactAnswer | undefined
  readonly target: TargetInfo
  readonly input: Input
  /** The parts of the input that apply to the target, for the command. */
  readonly applied: Applied
  readonly onChoose: (format: string) => void
}

/** The artifact of a target in the chosen format, and the command that makes it. */
export const ArtifactView = ({ artifact, target, input, applied, onChoose }: ArtifactViewProps): VNode => {
  const text = artifact?.text ?? null
  return (
    <>
      <FormatSelect
        id="artifact-format"
        target={target}
        format={targetInput(input, target.name).format}
        onChoose={onChoose}
      />
      <div class="row take">
        <span class="sub say">The options of the format are in the tab “Options”.</span>
        {text !== null && (
          <button class="copy" type="button" data-copy={text} aria-label="Copy the artifact">
            Copy
          </button>
        )}
      </div>
      {text !== null && (
        <CodeBox className="artifact" label="Artifact">
          {text}
        </CodeBox>
      )}
      {text === null && <p class="empty sub">There is no artifact, because there is no query in this format.</p>}
      <ul class="plain with">
        {(artifact?.remarks ?? []).map((remark) => (
          <li key={`${remark.code} ${remark.message}`}>
            <b class={remark.severity === 'error' ? 'err' : 'sev'}>{remark.severity}</b>{' '}
            <MarkedText text={remark.message} /> (<a href={codeLink(remark)}>{remark.code}</a>)
          </li>
        ))}
      </ul>
      <p class="with">
        As a command: <code>{commandLine(input, applied)}</code>
      </p>
    </>
  )
}
