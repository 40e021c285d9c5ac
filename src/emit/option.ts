/** A setting of a backend: what it does, its type, and what holds where nobody sets it. */
export type OptionSpec =
  | { readonly type: 'boolean'; readonly default: boolean; readonly about: string }
  | { readonly type: 'choice'; readonly choices: readonly string[]; readonly default: string; readonly about: string }

export type OptionSpecs = Readonly<Record<string, OptionSpec>>

type OptionValue<Spec extends OptionSpec> = Spec extends {
  readonly type: 'choice'
  readonly choices: readonly (infer Choice)[]
}
  ? Choice
  : boolean

/** Every option with its value. */
export type OptionValues<Specs extends OptionSpecs> = { readonly [Name in keyof Specs]: OptionValue<Specs[Name]> }

/** What a caller may give: some options, each with a value of its type. */
export type OptionSettings<Specs extends OptionSpecs> = { readonly [Name in keyof Specs]?: OptionValue<Specs[Name]> }
