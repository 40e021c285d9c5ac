/** Kibana's names of the languages, by backend name. */
const LANGUAGES = { kql: 'kuery', lucene: 'lucene', eql: 'eql', esql: 'esql' } as const

export type Language = (typeof LANGUAGES)[keyof typeof LANGUAGES]

/** The rule language of a backend. Throws a TypeError if the backend is not one of Elastic's. */
export function languageOf(target: string): Language {
  const language = Object.entries(LANGUAGES).find(([name]) => name === target)?.[1]
  if (language === undefined) throw new TypeError(`Elastic formats do not support the target ${target}`)
  return language
}
