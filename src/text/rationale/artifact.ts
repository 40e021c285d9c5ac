import type { artifactMessages } from '../catalogue/artifact.js'
import type { Rationales } from './rationales.js'

/** From a query to what a platform deploys. */
export const artifactRationales: Rationales<typeof artifactMessages> = {
  'unknown-option':
    'The key `sigmacast` of a rule sets options of output formats. `sigmacast list options` shows them.',
  'wrong-option': 'Options in a rule have the same types and limits as with `--option`.',
  'name-taken':
    'The platform would treat the second rule as a new version of the first, and one of the two would be lost.',
  'name-shared':
    'Targets of one platform are alternatives, so each rule has the identity of its source. To have both in one place, give one a `suffix`.',
  'made-id':
    'The platform identifies the rule by its id. If the file is moved or renamed, the id changes, and the platform has the rule twice.',
  'no-artifact': 'The rule is valid, but the output format cannot represent it or one of the options.',
  'no-counterpart': 'The artifact lacks a part of the metadata of the rule, or ignores an option.',
  'unknown-field-in-text':
    'A text may mention a field as `{{ field }}`. The rule does not use this one, its `fields` do not list it, and no pipeline maps it.',
  'alternatives-in-text':
    'A pipeline maps the field to alternatives, or the rules of a correlation have different names for it. A text shows only the first.',
  'unknown-attack-tag': 'sigmacast does not know this tactic or technique, so the artifact cannot name it.',
}
