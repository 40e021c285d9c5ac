import type { Check } from '../check.js'
import { alwaysMatches } from './always-matches.js'
import { caseDuplicate } from './case-duplicate.js'
import { contradictoryRange } from './contradictory-range.js'
import { correlationOnDeadRule } from './correlation-on-dead-rule.js'
import { coveredRule } from './covered-rule.js'
import { deadBranch } from './dead-branch.js'
import { deadSelection } from './dead-selection.js'
import { deadValue } from './dead-value.js'
import { equivalentRule } from './equivalent-rule.js'
import { filterAlwaysExcludes } from './filter-always-excludes.js'
import { filterKillsRule } from './filter-kills-rule.js'
import { filterNeverExcludes } from './filter-never-excludes.js'
import { nearDuplicateRule } from './near-duplicate-rule.js'
import { neqList } from './neq-list.js'
import { networkInNetwork } from './network-in-network.js'
import { neverMatches } from './never-matches.js'
import { redundantItem } from './redundant-item.js'
import { subsumedValue } from './subsumed-value.js'

/** Checks of what a rule means. */
export const logicChecks: readonly Check[] = [
  neverMatches,
  alwaysMatches,
  filterAlwaysExcludes,
  filterNeverExcludes,
  deadSelection,
  deadBranch,
  deadValue,
  subsumedValue,
  caseDuplicate,
  networkInNetwork,
  redundantItem,
  contradictoryRange,
  neqList,
  coveredRule,
  equivalentRule,
  nearDuplicateRule,
  filterKillsRule,
  correlationOnDeadRule,
]
