/** A setting of a backend: what it does, its type, and what holds where nobody sets it. */
export type OptionSpec =
  | { readonly type: 'boolean'; readonly default: boolean; readonly about: string }
  | {
      readonly type: 'text'
      readonly default: string
      readonly about: string
      /** The key of the state of pipelines from which it is taken where nobody sets it. */
      readonly state?: string
    }
  | { readonly type: 'choice'; readonly choices: readonly string[]; readonly default: string; readonly about: string }

export type OptionSpecs = Readonly<Record<string, OptionSpec>>

type OptionValue<Spec extends OptionSpec> = Spec extends { readonly choices: readonly (infer Choice)[] }
  ? Choice
  : Spec extends { readonly type: 'text' }
    ? string
    : boolean

/** Every option with its value. */
export type OptionValues<Specs extends OptionSpecs> = { readonly [Name in keyof Specs]: OptionValue<Specs[Name]> }

/** What a caller may give: some options, each with a value of its type. */
export type OptionSettings<Specs extends OptionSpecs> = { readonly [Name in keyof Specs]?: OptionValue<Specs[Name]> }

/**
 * Every option with its value: as given, else from the state of pipelines, else the default. Throws a TypeError for an option that is not
 * there.
 */
export function optionValues<Specs extends OptionSpecs>(
  specs: Specs,
  given: OptionSettings<Specs> = {},
  state: Readonly<Record<string, unknown>> = {},
): OptionValues<Specs> {
  for (const name of Object.keys(given)) if (!Object.hasOwn(specs, name)) throw new TypeError(`unknown option ${name}`)
  const values: Record<string, unknown> = {}
  for (const [name, spec] of Object.entries(specs)) {
    const stated = spec.type === 'text' && spec.state !== undefined ? state[spec.state] : undefined
    values[name] = Array.isArray(stated) ? stated.join(',') : (stated ?? spec.default)
  }
  return Object.assign(values, given) as OptionValues<Specs>
}
