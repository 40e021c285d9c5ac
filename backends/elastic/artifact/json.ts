/** A JSON value of a rule object or of a request body. */
export type Json = string | number | boolean | readonly Json[] | JsonObject

export interface JsonObject {
  readonly [key: string]: Json
}

/** Removes keys without a value: undefined, an empty text, an empty list or an object without keys. */
export const withoutEmpty = (object: Readonly<Record<string, Json | undefined>>): JsonObject =>
  Object.fromEntries(Object.entries(object).flatMap(([key, value]) => (isEmpty(value) ? [] : [[key, value]])))

const isEmpty = (value: Json | undefined): value is undefined =>
  value === undefined || value === '' || (typeof value === 'object' && Object.keys(value).length === 0)
