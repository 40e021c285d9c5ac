/** Versions of Elasticsearch in the order of what their ES|QL can do. 9.0 came out with 8.18 and can do the same, 9.1 with 8.19. */
export const VERSIONS = ['8.18', '8.19', '9.1', '9.2', '9.3'] as const

export type Version = (typeof VERSIONS)[number]

export const isAtLeast = (version: Version, needed: Version): boolean =>
  VERSIONS.indexOf(version) >= VERSIONS.indexOf(needed)
