/** A problem in a selection, at a path of keys and indexes such as `['not', 'level', 0]`. */
export type SelectionProblem = { readonly path: readonly (string | number)[] } & (
  | { readonly kind: 'key'; readonly key: string; readonly known: readonly string[] }
  | { readonly kind: 'value'; readonly key: string; readonly value: string; readonly allowed: readonly string[] }
  | { readonly kind: 'list'; readonly file: string; readonly reason: string }
  | { readonly kind: 'pattern'; readonly pattern: string; readonly reason: string }
)
