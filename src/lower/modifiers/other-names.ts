/** Hints for modifiers that Sigma does not have: those of other tools, and those that people expect. */
const replacements: Readonly<Record<string, string>> = {
  ...hint('use `re`', ['regex', 'regexp', 'matches']),
  ...hint('use `fieldref`', ['equalsfield', 'fieldequals', 'field']),
  ...hint('use `fieldref|startswith`', ['startswithfield', 'fieldstartswith']),
  ...hint('use `fieldref|endswith`', ['endswithfield', 'fieldendswith']),
  ...hint('use `fieldref|contains`', ['containsfield', 'fieldcontains']),
  ...hint('use `neq`', ['not', 'ne', 'notequals', 'not_equals', 'isnot']),
  ...hint('use `contains|neq`', ['notcontains', 'not_contains']),
  ...hint('use `startswith|neq`', ['notstartswith', 'not_startswith']),
  ...hint('use `endswith|neq`', ['notendswith', 'not_endswith']),
  ...hint('use `cased`', ['case', 'casesensitive', 'case_sensitive']),
  ...hint('use `wide`', ['utf16-le', 'unicode']),
  ...hint('use `windash`', ['dash', 'dashes']),
  ...hint('use `exists: true`', ['notnull', 'not_null']),
  ...hint('use `exists: false`', ['missing']),
  ...hint('remove it: a value without modifiers matches the whole field', ['equals', 'equal', 'eq', 'is', 'exact']),
  ...hint('remove it: any value of a list may match', ['any', 'or', 'in']),
  ...hint('remove it: only `cased` and `re` are case-sensitive', ['nocase', 'insensitive', 'caseinsensitive']),
}

function hint(help: string, names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, help]))
}

/** The names that have a replacement. */
export const otherModifiers: readonly string[] = Object.keys(replacements)

/** Suggests what replaces a modifier that does not exist in Sigma; `undefined` for an unknown one. */
export const modifierReplacement = (name: string): string | undefined => {
  const key = name.toLowerCase()
  return Object.hasOwn(replacements, key) ? replacements[key] : undefined
}
