/** The parts of a JSON Schema that completion reads. */
export interface Schema {
  readonly description?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, Schema | boolean>>
  readonly additionalProperties?: Schema | boolean
  readonly items?: Schema
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, Schema>>
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly then?: Schema
  readonly else?: Schema
}

/** A suggestion with what it means. */
export interface Suggestion {
  readonly text: string
  readonly about: string
}

/** Returns the keys that a schema knows below a path. */
export const keysBelow = (root: Schema, path: readonly string[]): readonly Suggestion[] =>
  unique(
    schemasAt(root, path).flatMap(({ properties = {} }) =>
      Object.entries(properties).map(([text, schema]) => ({ text, about: aboutOf(root, schema) })),
    ),
  )

/** Returns the values that a schema lists for the key at the end of a path. */
export const valuesAt = (root: Schema, path: readonly string[]): readonly Suggestion[] =>
  unique(
    schemasAt(root, path).flatMap(({ enum: listed, const: only, type }) =>
      (listed ?? (only === undefined ? (type === 'boolean' ? [true, false] : []) : [only])).map((value) => ({
        text: String(value),
        about: '',
      })),
    ),
  )

/** Finds the schemas that apply to the value at a path; several for alternatives. */
function schemasAt(root: Schema, path: readonly string[]): readonly Schema[] {
  return path.reduce<readonly Schema[]>(
    (schemas, key) =>
      schemas.flatMap(({ properties = {}, additionalProperties }) => {
        const own = Object.hasOwn(properties, key) ? properties[key] : undefined
        const next = own ?? additionalProperties
        return next === undefined ? [] : alternatives(root, next)
      }),
    alternatives(root, root),
  )
}

/** Follows references, lists and combinations to the schemas of values. */
function alternatives(root: Schema, schema: Schema | boolean, depth = 0): readonly Schema[] {
  if (depth > MAX_DEPTH || typeof schema === 'boolean') return []
  const { $ref, items, anyOf = [], oneOf = [], allOf = [], then, else: otherwise } = schema
  const named = $ref === undefined ? undefined : root.$defs?.[$ref.replace('#/$defs/', '')]
  const inner = [named, items, ...anyOf, ...oneOf, ...allOf, then, otherwise]
  return [schema, ...inner.flatMap((other) => (other === undefined ? [] : alternatives(root, other, depth + 1)))]
}

const MAX_DEPTH = 8

const aboutOf = (root: Schema, schema: Schema | boolean): string =>
  alternatives(root, schema).find(({ description }) => description !== undefined)?.description ?? ''

const unique = (suggestions: readonly Suggestion[]): readonly Suggestion[] =>
  [...new Map(suggestions.toReversed().map((suggestion) => [suggestion.text, suggestion])).values()].toReversed()
