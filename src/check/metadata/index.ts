import type { Check } from '../check.js'
import { authorMissing } from './author-missing.js'
import { customKey } from './custom-key.js'
import { dateMissing } from './date-missing.js'
import { deprecatedWithoutRelated } from './deprecated-without-related.js'
import { descriptionLink } from './description-link.js'
import { descriptionMissing } from './description-missing.js'
import { descriptionShort } from './description-short.js'
import { falsepositivesMissing } from './falsepositives-missing.js'
import { fieldsPresent } from './fields-present.js'
import { fpBanned } from './fp-banned.js'
import { fpCapital } from './fp-capital.js'
import { fpTypo } from './fp-typo.js'
import { idMissing } from './id-missing.js'
import { levelMissing } from './level-missing.js'
import { modifiedBeforeDate } from './modified-before-date.js'
import { modifiedEqual } from './modified-equal.js'
import { modifiedWithoutDate } from './modified-without-date.js'
import { referenceBranch } from './reference-branch.js'
import { referenceMitre } from './reference-mitre.js'
import { referencesMissing } from './references-missing.js'
import { statusFolder } from './status-folder.js'
import { statusMissing } from './status-missing.js'
import { statusTooHigh } from './status-too-high.js'
import { tagCar } from './tag-car.js'
import { tagCve } from './tag-cve.js'
import { tagD3fend } from './tag-d3fend.js'
import { tagDetection } from './tag-detection.js'
import { tagDetectionFolder } from './tag-detection-folder.js'
import { tagMissingTactic } from './tag-missing-tactic.js'
import { tagNamespace } from './tag-namespace.js'
import { tagStp } from './tag-stp.js'
import { tagTlp } from './tag-tlp.js'
import { tagTwoDetection } from './tag-two-detection.js'
import { tagTwoTlp } from './tag-two-tlp.js'
import { tagUnknownAttack } from './tag-unknown-attack.js'
import { tagsMissing } from './tags-missing.js'
import { textShort } from './text-short.js'
import { titleCase } from './title-case.js'
import { titleEnd } from './title-end.js'
import { titleLong } from './title-long.js'
import { titleStart } from './title-start.js'

/** Checks of the texts and words that describe rules. */
export const metadataChecks: readonly Check[] = [
  authorMissing,
  customKey,
  dateMissing,
  deprecatedWithoutRelated,
  descriptionLink,
  descriptionMissing,
  descriptionShort,
  falsepositivesMissing,
  fieldsPresent,
  fpBanned,
  fpCapital,
  fpTypo,
  idMissing,
  levelMissing,
  modifiedBeforeDate,
  modifiedEqual,
  modifiedWithoutDate,
  referenceBranch,
  referencesMissing,
  referenceMitre,
  statusFolder,
  statusMissing,
  statusTooHigh,
  tagCar,
  tagCve,
  tagD3fend,
  tagDetectionFolder,
  tagDetection,
  tagMissingTactic,
  tagNamespace,
  tagStp,
  tagTlp,
  tagTwoDetection,
  tagTwoTlp,
  tagUnknownAttack,
  tagsMissing,
  textShort,
  titleCase,
  titleEnd,
  titleLong,
  titleStart,
]
