/** What Kibana calls the languages, by the name of the target. */
const LANGUAGES = { kql: 'kuery', lucene: 'lucene', eql: 'eql', esql: 'esql' } as const

export type Language = (typeof LANGUAGES)[keyof typeof LANGUAGES]

/** The language of a query. Throws a TypeError for a target that is none of Elastic's, since no rule could lead to one. */
export function languageOf(target: string): Language {
  const language = Object.entries(LANGUAGES).find(([name]) => name === target)?.[1]
  if (language === undefined) throw new TypeError(`Elastic formats do not support the target ${target}`)
  return language
}
