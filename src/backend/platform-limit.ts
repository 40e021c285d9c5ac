/**
 * A limit of a platform on the size of a query, or of an artifact. Larger ones are still written, since the platform
 * can be configured to accept them. The warning names the vendor's page.
 */
export interface PlatformLimit {
  /**
   * The unit: `comparisons` of the query, where each value of a list is one; `characters` of the query; `bytes` of the
   * artifact, for formats only.
   */
  readonly counts: 'comparisons' | 'characters' | 'bytes'
  /** The maximum of every installation, or the default of one. */
  readonly maximum: number
  /** The setting or component of the platform that imposes the limit, for people. */
  readonly because: string
  /** The vendor's page that documents it. */
  readonly page: string
}
