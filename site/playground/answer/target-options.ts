import type { Backend } from '../../../src/backend/backend.js'
import { type Format, type FormatOnDemand, queryFormat } from '../../../src/backend/format.js'
import type { OptionSpec, OptionSpecs, OptionValues } from '../../../src/backend/option.js'
import { optionProblem } from '../../../src/backend/option-problem.js'
import { optionFromText } from '../../../src/backend/option-text.js'
import { type Input, targetInput } from '../input/input.js'

type Options = Partial<OptionValues<OptionSpecs>>

/** The options of a target and of its output format. Options with wrong values are left out. */
export interface TargetOptions {
  readonly format: Format | FormatOnDemand
  readonly options: Options
  readonly formatOptions: Options
  /** The texts of the options that apply. */
  readonly texts: Readonly<Record<string, string>>
  /** Problems with values, by the name of the option. */
  readonly problems: Readonly<Record<string, string>>
}

/** Reads the choices for a target from their texts. Options that it does not have are ignored. */
export function targetOptions(backend: Backend, input: Input): TargetOptions {
  const { format: name, options: texts } = targetInput(input, backend.name)
  const format = backend.formats.find((candidate) => candidate.name === name) ?? backend.formats[0] ?? queryFormat
  const used: Record<string, string> = {}
  const problems: Record<string, string> = {}
  const read = (specs: OptionSpecs): Options => {
    const values: Record<string, ReturnType<typeof optionFromText>> = {}
    for (const [option, spec] of Object.entries(specs)) {
      const text = Object.hasOwn(texts, option) ? texts[option] : undefined
      if (text === undefined) continue
      const value = optionFromText(spec as OptionSpec, text)
      const problem = optionProblem(spec as OptionSpec, value)
      if (problem === undefined) {
        values[option] = value
        used[option] = text
      } else problems[option] = problem
    }
    return values as Options
  }
  return { format, options: read(backend.options), formatOptions: read(format.options), texts: used, problems }
}
