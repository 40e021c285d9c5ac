/**
 * A setting of a backend or of a format: its description, type and default. If the default is undefined, it depends on
 * the rule, and `about` says how.
 */
export type OptionSpec =
  | {
      readonly type: 'boolean'
      readonly default: boolean | undefined
      readonly about: string
      /** The key of the pipelines' state that provides the value if nobody sets it. */
      readonly state?: string
      /** True for an option of a target that a rule may set, like those of formats. Absent: it may not. */
      readonly ruleMaySet?: true
    }
  | {
      readonly type: 'text'
      readonly default: string | undefined
      readonly about: string
      /** The same as for a boolean. */
      readonly state?: string
      /** True if the text is a list, separated by commas. Absent: it is one value. */
      readonly isList?: true
      /** Returns what is wrong with a value, such as `it takes a time such as 5m`, or `undefined`. */
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
      /** A list of texts; on the command line, separated by commas. */
      readonly type: 'list'
      readonly default: readonly string[] | undefined
      readonly about: string
      /** The same as for a boolean. */
      readonly state?: string
      /** The same as for a text, for each element. */
      readonly check?: (value: string) => string | undefined
    }

/** The options of a backend or of a format, by name. */
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

/** A specification without its descriptions: `about` and `check`. */
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

/** The options that a caller may set, each with a value of its type. */
export type OptionSettings<Specs extends OptionSpecs> = [keyof Specs] extends [never]
  ? Readonly<Record<string, never>>
  : { readonly [Name in keyof Specs]?: TypeOf<Specs[Name]> }
