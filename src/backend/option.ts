/**
 * A setting of a backend or of a format: what it does, its type, and what holds where nobody sets it. Where the default is undefined, what
 * holds depends on the rule, and `about` says how.
 */
export type OptionSpec =
  | { readonly type: 'boolean'; readonly default: boolean | undefined; readonly about: string }
  | {
      readonly type: 'text'
      readonly default: string | undefined
      readonly about: string
      /** The key of the state of pipelines from which it is taken where nobody sets it. */
      readonly state?: string
      /** What is wrong with a value, such as `it takes a time such as 5m`; undefined if nothing is. */
      readonly check?: (value: string) => string | undefined
    }
  | {
      readonly type: 'choice'
      readonly choices: readonly string[]
      readonly default: string | undefined
      readonly about: string
    }
  | {
      /** A whole number from `minimum` to `maximum`. */
      readonly type: 'number'
      readonly minimum: number
      readonly maximum: number
      readonly default: number | undefined
      readonly about: string
    }
  | {
      /** Texts; on the command line with commas between them. */
      readonly type: 'list'
      readonly default: readonly string[] | undefined
      readonly about: string
      /** As of a text. */
      readonly state?: string
      /** As of a text, for each of them. */
      readonly check?: (value: string) => string | undefined
    }

export type OptionSpecs = Readonly<Record<string, OptionSpec>>

type TypeOf<Spec extends OptionSpec> = Spec extends { readonly choices: readonly (infer Choice)[] }
  ? Choice
  : Spec extends { readonly type: 'text' }
    ? string
    : Spec extends { readonly type: 'number' }
      ? number
      : Spec extends { readonly type: 'list' }
        ? readonly string[]
        : boolean

type OptionValue<Spec extends OptionSpec> = undefined extends Spec['default'] ? TypeOf<Spec> | undefined : TypeOf<Spec>

/** The type of a specification without its texts for people: those of `about` and `check`. */
export type WordlessSpec<Spec> = {
  readonly [Key in keyof Spec]: Key extends 'about'
    ? string
    : Key extends 'check'
      ? (value: string) => string | undefined
      : Spec[Key]
} extends infer Wordless extends OptionSpec
  ? Wordless
  : never

/** Every option with its value. */
export type OptionValues<Specs extends OptionSpecs> = { readonly [Name in keyof Specs]: OptionValue<Specs[Name]> }

/** What a caller may give: some options, each with a value of its type. */
export type OptionSettings<Specs extends OptionSpecs> = { readonly [Name in keyof Specs]?: TypeOf<Specs[Name]> }
