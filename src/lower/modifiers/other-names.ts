/** Hints for modifiers that Sigma does not have: those of other tools, and those that people expect. */
const replacements: Readonly<Record<string, string>> = {
  ...named('`re`', ['regex', 'regexp', 'matches']),
  ...named('`fieldref`', ['equalsfield', 'fieldequals', 'field']),
  ...named('`fieldref|startswith`', ['startswithfield', 'fieldstartswith']),
  ...named('`fieldref|endswith`', ['endswithfield', 'fieldendswith']),
  ...named('`fieldref|contains`', ['containsfield', 'fieldcontains']),
  ...named('`neq`', ['not', 'ne', 'notequals', 'not_equals', 'isnot']),
  ...named('`contains|neq`', ['notcontains', 'not_contains']),
  ...named('`startswith|neq`', ['notstartswith', 'not_startswith']),
  ...named('`endswith|neq`', ['notendswith', 'not_endswith']),
  ...named('`cased`', ['case', 'casesensitive', 'case_sensitive']),
  ...named('`wide`', ['utf16-le', 'unicode']),
  ...named('`windash`', ['dash', 'dashes']),
  ...named('`exists: true`', ['notnull', 'not_null']),
  ...named('`exists: false`', ['missing']),
  ...Object.fromEntries(
    ['equals', 'equal', 'eq', 'is', 'exact'].map((name) => [
      name,
      'remove it: a value without modifiers matches the whole field',
    ]),
  ),
  ...Object.fromEntries(['any', 'or', 'in'].map((name) => [name, 'remove it: any value of a list may match'])),
  ...Object.fromEntries(
    ['nocase', 'insensitive', 'caseinsensitive'].map((name) => [
      name,
      'remove it: only `cased` and `re` are case-sensitive',
    ]),
  ),
}

function named(modifier: string, names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, `use ${modifier}`]))
}

/** The names that have a replacement. */
export const otherModifiers: readonly string[] = Object.keys(replacements)

/** Suggests what replaces a modifier that does not exist in Sigma; `undefined` for an unknown one. */
export const modifierReplacement = (name: string): string | undefined => {
  const key = name.toLowerCase()
  return Object.hasOwn(replacements, key) ? replacements[key] : undefined
}
