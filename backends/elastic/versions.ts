/**
 * Supported versions of Elasticsearch, ordered by the features of their ES|QL. 9.0 has those of 8.18, and 9.1 those of
 * 8.19.
 */
export const VERSIONS = ['8.18', '8.19', '9.1', '9.2', '9.3'] as const

export type Version = (typeof VERSIONS)[number]

export const isAtLeast = (version: Version, needed: Version): boolean =>
  VERSIONS.indexOf(version) >= VERSIONS.indexOf(needed)
