import type { Backend } from '../../src/backend/backend.js'
import type { OptionSpec, OptionSpecs } from '../../src/backend/option.js'

/** The facts about a target that forms need, as plain data. */
export interface TargetInfo {
  readonly name: string
  readonly title: string
  /** A short title for tabs. */
  readonly label: string
  readonly options: readonly OptionInfo[]
  readonly formats: readonly FormatInfo[]
}

export interface FormatInfo {
  readonly name: string
  readonly about: string
  readonly options: readonly OptionInfo[]
}

export interface OptionInfo {
  readonly name: string
  readonly about: string
  readonly type: OptionSpec['type']
  /** The default as a text; null if it depends on the rule. */
  readonly standard: string | null
  readonly choices: readonly string[]
  readonly minimum: number | null
  readonly maximum: number | null
}

/** Returns the facts about a target. */
export const targetInfo = ({ name, title, options, formats }: Backend): TargetInfo => ({
  name,
  title,
  label: LABELS[name] ?? title,
  options: optionInfos(options),
  formats: formats.map((format) => ({
    name: format.name,
    about: format.about,
    options: optionInfos(format.options as OptionSpecs),
  })),
})

const LABELS: Readonly<Record<string, string>> = {
  splunk: 'Splunk',
  kql: 'KQL',
  eql: 'EQL',
  lucene: 'Lucene',
  esql: 'ES|QL',
  datadog: 'Datadog',
  auth0: 'Auth0',
}

/** The order of the targets on pages. Further ones follow. */
export const targetOrder: readonly string[] = Object.keys(LABELS)

const optionInfos = (specs: OptionSpecs): readonly OptionInfo[] =>
  Object.entries(specs).map(([name, spec]) => ({
    name,
    about: spec.about,
    type: spec.type,
    standard: spec.default === undefined ? null : String(spec.default),
    choices: spec.type === 'choice' ? spec.choices : [],
    minimum: spec.type === 'number' ? spec.minimum : null,
    maximum: spec.type === 'number' ? spec.maximum : null,
  }))
