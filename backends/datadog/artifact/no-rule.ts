/** Reason why no rule can be made, and the option that causes it, if any. */
export interface NoRule {
  readonly because: string
  readonly option?: 'group-by' | 'keep-alive' | 'signal-duration'
}
