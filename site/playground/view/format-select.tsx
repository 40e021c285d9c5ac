import type { VNode } from 'preact'
import type { TargetInfo } from '../target-info.js'

interface FormatSelectProps {
  readonly id: string
  readonly target: TargetInfo
  /** The name of the format; empty for the default. */
  readonly format: string
  readonly onChoose: (format: string) => void
}

/** Chooses the output format of a target. */
export const FormatSelect = ({ id, target, format, onChoose }: FormatSelectProps): VNode => (
  <div class="row">
    <label for={id}>Format</label>
    <select id={id} value={format || target.formats[0]?.name} onChange={(event) => onChoose(event.currentTarget.value)}>
      {target.formats.map(({ name }) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </select>
    <span class="sub say">{formatOf(target, format)?.about}</span>
  </div>
)

/** Returns the chosen format of a target. */
export const formatOf = ({ formats }: TargetInfo, name: string) =>
  formats.find((format) => format.name === name) ?? formats[0]
