import type { VNode } from 'preact'
import { MarkedText } from '../../../src/site/shell/marked-text.js'
import { type TargetInput, targetInput } from '../input/input.js'
import type { OptionInfo, TargetInfo } from '../target-info.js'
import { FormatSelect, formatOf } from './format-select.js'
import type { ViewProps } from './props.js'

/** A form for the options of the selected target and of its format, made of what the target declares. */
export const OptionsForm = ({ state, dispatch, targets }: ViewProps): VNode | null => {
  const { input, answer } = state
  const target = targets.find(({ name }) => name === input.target)
  if (target === undefined) return null
  const choices = targetInput(input, target.name)
  const group = {
    choices,
    problems: answer.artifact?.target === target.name ? answer.artifact.problems : {},
    onSet: (option: string, value: string | undefined): void => dispatch({ kind: 'set-option', option, value }),
  }
  return (
    <form class="body options" onSubmit={(event) => event.preventDefault()} aria-label="Options">
      <TargetSelect
        targets={targets}
        selected={target.name}
        onChoose={(name) => dispatch({ kind: 'choose-target', target: name })}
      />
      <FormatSelect
        id="option-format"
        target={target}
        format={choices.format}
        onChoose={(name) => dispatch({ kind: 'choose-format', format: name })}
      />
      <OptionGroup
        {...group}
        title="Options of the target"
        options={target.options}
        nothing={`${target.title} has no options.`}
      />
      <OptionGroup
        {...group}
        title="Options of the format"
        options={formatOf(target, choices.format)?.options ?? []}
        nothing="The format has no options."
      />
    </form>
  )
}

interface TargetSelectProps {
  readonly targets: readonly TargetInfo[]
  readonly selected: string
  readonly onChoose: (name: string) => void
}

const TargetSelect = ({ targets, selected, onChoose }: TargetSelectProps): VNode => (
  <div class="row">
    <label for="option-target">Target</label>
    <select id="option-target" value={selected} onChange={(event) => onChoose(event.currentTarget.value)}>
      {targets.map(({ name, title }) => (
        <option key={name} value={name}>
          {title}
        </option>
      ))}
    </select>
  </div>
)

interface OptionGroupProps extends Pick<FieldProps, 'choices' | 'onSet'> {
  readonly title: string
  readonly options: readonly OptionInfo[]
  readonly problems: Readonly<Record<string, string>>
  /** A sentence for a group without options. */
  readonly nothing: string
}

const OptionGroup = ({ title, options, choices, problems, nothing, onSet }: OptionGroupProps): VNode => (
  <>
    <h2>{title}</h2>
    {options.length === 0 && <p class="sub">{nothing}</p>}
    {options.map((option) => (
      <Field key={option.name} option={option} choices={choices} problem={problems[option.name]} onSet={onSet} />
    ))}
  </>
)

interface FieldProps {
  readonly option: OptionInfo
  readonly choices: TargetInput
  readonly problem: string | undefined
  readonly onSet: (option: string, value: string | undefined) => void
}

/** One option: its name, its input and what it does. An empty input stands for the default. */
function Field({ option, choices, problem, onSet }: FieldProps): VNode {
  const id = `option-${option.name}`
  const value = Object.hasOwn(choices.options, option.name) ? choices.options[option.name] : undefined
  return (
    <div class="field">
      <label for={id}>
        <code>{option.name}</code>
      </label>
      <Control id={id} option={option} value={value} hasProblem={problem !== undefined} onSet={onSet} />
      <p class="sub" id={`${id}-about`}>
        <MarkedText text={option.about} />.{defaultSentence(option)}
      </p>
      {problem !== undefined && (
        <p class="err" role="alert" id={`${id}-problem`}>
          The value is not used: {problem}.
        </p>
      )}
    </div>
  )
}

/** Says the default of an option; nothing if it depends on the rule, or if the list of choices names it. */
function defaultSentence({ standard, type }: OptionInfo): string {
  if (standard === null || type === 'boolean' || type === 'choice') return ''
  return standard === '' ? ' Default: none.' : ` Default: ${standard}.`
}

interface ControlProps {
  readonly id: string
  readonly option: OptionInfo
  readonly value: string | undefined
  readonly hasProblem: boolean
  readonly onSet: FieldProps['onSet']
}

function Control({ id, option, value, hasProblem, onSet }: ControlProps): VNode {
  const { name, type, standard, choices } = option
  const set = (text: string): void => onSet(name, text === '' ? undefined : text)
  const described = { 'aria-describedby': `${id}-about`, 'aria-invalid': hasProblem ? ('true' as const) : undefined }
  if (type === 'boolean' || type === 'choice') {
    return (
      <select id={id} value={value ?? ''} onChange={(event) => set(event.currentTarget.value)} {...described}>
        <option value="">default{standard === null ? '' : `: ${standard}`}</option>
        {(type === 'boolean' ? ['true', 'false'] : choices).map((choice) => (
          <option key={choice} value={choice}>
            {choice}
          </option>
        ))}
      </select>
    )
  }
  return (
    <input
      id={id}
      type="text"
      inputMode={type === 'number' ? 'numeric' : undefined}
      value={value ?? ''}
      placeholder={standard ?? ''}
      autocomplete="off"
      onInput={(event) => set(event.currentTarget.value)}
      {...described}
    />
  )
}
