/** Why there is no rule, and which option is to blame, if it is one. */
export interface NoRule {
  readonly because: string
  readonly option?: 'group-by' | 'keep-alive' | 'signal-duration'
}
