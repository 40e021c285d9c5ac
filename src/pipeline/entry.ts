import type { StepPlace } from '../ir/step-place.js'
import type { OptionReader } from '../python/option-reader.js'
import type { JsonSchema } from '../rule/schema/json-schema.js'
import type { Step } from './pipeline.js'

/**
 * A kind of thing that a pipeline can hold, by the word that stands after `type:`. Its options are described once, here: the published JSON
 * Schema is made of them, and `prepare` sees only what conforms.
 */
export interface Entry<Options, Made, Inner = Step> {
  /** A phrase without a full stop, for the schema and the docs. */
  readonly about: string
  /** The JSON Schema of each option. */
  readonly options: Readonly<Record<keyof Options & string, JsonSchema>>
  /** The options that must be there. */
  readonly required: readonly (keyof Options & string)[]
  /** Called once, when the pipeline is read. Reports what is wrong to the reader; the pipeline is then not used. */
  readonly prepare: (options: Options, reader: EntryReader<Inner>) => Made
}

/** Where an entry stands, for what its options alone do not tell. */
export interface EntryReader<Inner = Step> extends OptionReader {
  readonly place: StepPlace
  /** Reads steps inside the entry, of the list that it stands in. */
  readonly readSteps: (option: string) => readonly Inner[]
}

/** An entry of a table: its options have been checked by the schema. */
export type AnyEntry<Made, Inner = Step> = Entry<never, Made, Inner>
