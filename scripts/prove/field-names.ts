/** Names that some language has to quote. */
const ODD_NAMES = ['odd name', 'dash-ed', '1st', 'and', 'isnot', 'null'] as const

/** The fields of fixed rules: plain, nested, in objects of a list, and odd. */
export const FIXED_FIELDS: readonly string[] = ['user_name', 'a.b.c', 'a.b{}.c', ...ODD_NAMES, 'NOT', 'Ünï']

/** The fields of random rules: also some that every target can search. */
export const RANDOM_FIELDS: readonly string[] = [
  'type',
  'user_name',
  'description',
  'ip',
  'data.type',
  'a.b{}.c',
  'details.list{}',
  ...ODD_NAMES,
  'Ünï',
]
