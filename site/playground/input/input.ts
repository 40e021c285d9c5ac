/** Everything that a user has entered or chosen, and all that a share link carries. */
export interface Input {
  /** YAML with one or more rules. */
  readonly rules: string
  /** YAML with filters, which apply to the rules. */
  readonly filters: string
  /** The names of built-in pipelines, in the order in which they were chosen. */
  readonly builtIn: readonly string[]
  /** YAML of the user's own pipeline; empty for none. */
  readonly pipeline: string
  /** The user's events, one JSON object per line. */
  readonly events: string
  /** The selected target. */
  readonly target: string
  /** The index of the selected rule among those that have a query of their own. */
  readonly rule: number
  /** Formats and options by target. A target without an entry has its defaults. */
  readonly settings: Readonly<Record<string, TargetInput>>
}

/** The choices for one target. */
export interface TargetInput {
  /** The name of the output format; empty for the default. */
  readonly format: string
  /** Option values as texts, as after `=` in `--option name=value`. */
  readonly options: Readonly<Record<string, string>>
}

/** The texts of an input that have an editor. */
export const textNames = ['rules', 'filters', 'pipeline', 'events'] as const
export type TextName = (typeof textNames)[number]

/** The names that diagnostics and commands give to the texts. */
export const fileNames: Readonly<Record<TextName, string>> = {
  rules: 'rule.yml',
  filters: 'filter.yml',
  pipeline: 'pipeline.yml',
  events: 'events.ndjson',
}

export const emptyInput: Input = {
  rules: '',
  filters: '',
  builtIn: [],
  pipeline: '',
  events: '',
  target: 'splunk',
  rule: 0,
  settings: {},
}

const NO_CHOICES: TargetInput = { format: '', options: {} }

/** Returns the choices for a target. */
export const targetInput = ({ settings }: Pick<Input, 'settings'>, target: string): TargetInput =>
  (Object.hasOwn(settings, target) ? settings[target] : undefined) ?? NO_CHOICES
