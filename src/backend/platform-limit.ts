/**
 * How much a platform takes of a query, or of an artifact of a format. What has more is still written: the platform may be set to take it, so it
 * has a warning that names the vendor's page.
 */
export interface PlatformLimit {
  /**
   * What is counted: `comparisons` of the query, each value of a list being one; `characters` of the query; `bytes` of the artifact, which only a
   * format can limit.
   */
  readonly counts: 'comparisons' | 'characters' | 'bytes'
  /** The greatest number that every installation takes, or that one takes as it is delivered. */
  readonly most: number
  /** For people: which setting or part of the platform it is. */
  readonly because: string
  /** Where the vendor says so. */
  readonly page: string
}
