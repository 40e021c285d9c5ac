import type { Check } from '../check.js'
import { contradictoryCondition } from './contradictory-condition.js'
import { countedGroupField } from './counted-group-field.js'
import { filterHasLevel } from './filter-has-level.js'
import { filterHasStatus } from './filter-has-status.js'
import { filterWithoutNot } from './filter-without-not.js'
import { groupByMissing } from './group-by-missing.js'
import { temporalNeedsTwo } from './temporal-needs-two.js'
import { thresholdAlways } from './threshold-always.js'

/** Checks of correlations and filters. */
export const correlationChecks: readonly Check[] = [
  temporalNeedsTwo,
  groupByMissing,
  thresholdAlways,
  contradictoryCondition,
  countedGroupField,
  filterHasLevel,
  filterHasStatus,
  filterWithoutNot,
]
