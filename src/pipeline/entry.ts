import type { StepPlace } from '../ir/step-place.js'
import type { OptionReader } from '../python/option-reader.js'
import type { JsonSchema } from '../rule/schema/json-schema.js'
import type { Step } from './pipeline.js'
import type { TemplateLanguages } from './templates/template-language.js'

/**
 * A kind of entry in a pipeline, by the value of its `type:`. Defines its options once: the published JSON Schema is
 * generated from them, and `prepare` receives only valid options.
 */
export interface Entry<Options, Made, Inner = Step> {
  /** The JSON Schema of each option. */
  readonly options: Readonly<Record<keyof Options & string, JsonSchema>>
  /** The required options. */
  readonly required: readonly (keyof Options & string)[]
  /** Called once, when the pipeline is read. It reports mistakes to the reader; the pipeline is then rejected. */
  readonly prepare: (options: Options, reader: EntryReader<Inner>) => Made
}

/** Context for reading an entry, in addition to its options. */
export interface EntryReader<Inner = Step> extends OptionReader {
  readonly place: StepPlace
  /** Undefined if the program has not loaded them. */
  readonly templates: TemplateLanguages | undefined
  /** Reads nested steps of the same list type. */
  readonly readSteps: (option: string) => readonly Inner[]
}

/** An entry of a table; the schema has checked its options. */
export interface AnyEntry<Made, Inner = Step> {
  readonly options: Readonly<Record<string, JsonSchema>>
  readonly required: readonly string[]
  readonly prepare: (options: never, reader: EntryReader<Inner>) => Made
}
