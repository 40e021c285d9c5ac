import { bind } from './parameters.js'
import type { Arguments, Value } from './values.js'
import type { Work } from './work.js'

/** The function behind `|`. */
export type Filter = (value: Value, args: Arguments, work: Work) => Value

/** Defines a filter with named parameters; a missing argument is undefined. */
export const filter =
  (
    name: string,
    parameters: readonly string[],
    required: number,
    apply: (value: Value, values: readonly (Value | undefined)[], work: Work) => Value,
  ): Filter =>
  (value, args, work) =>
    apply(value, bind(name, parameters, required, args), work)
