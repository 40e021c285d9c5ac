import { MAX_THRESHOLD_FIELDS_BEFORE_9_2 } from './elastic-limits.js'

/** The first version of Elastic Security whose threshold rules group by more than three fields. */
export const VERSION_WITH_FIVE_FIELDS = '9.2'

export const requiresFiveFields = (groups: readonly string[]): boolean =>
  groups.length > MAX_THRESHOLD_FIELDS_BEFORE_9_2
