import { bind } from './parameters.js'
import type { Arguments, Value } from './values.js'
import type { Work } from './work.js'

/** What stands behind `|`. */
export type Filter = (value: Value, args: Arguments, work: Work) => Value

/** A filter with named parameters; one that is not given is undefined. */
export const filter =
  (
    name: string,
    parameters: readonly string[],
    required: number,
    apply: (value: Value, given: readonly (Value | undefined)[], work: Work) => Value,
  ): Filter =>
  (value, args, work) =>
    apply(value, bind(name, parameters, required, args), work)
