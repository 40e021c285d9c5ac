import { error, warning } from './entry.js'

/** From a query to what a platform deploys. */
export const artifactMessages = {
  'unknown-option': error(
    (platform: string, name: string) => `there is no option \`${name}\` for ${platform}`,
    'What a rule says under `sigmacast` for a platform are the options of its formats, as `sigmacast list options` shows them.',
  ),
  'wrong-option': error(
    (name: string, problem: string) => `the option \`${name}\` cannot be this: ${problem}`,
    'An option that a rule sets for itself has the type and the limits that `--option` has.',
  ),
  'name-taken': error(
    (name: string) => `two rules would be saved as \`${name}\``,
    'The platform would take the second for a new version of the first, and one of the two rules would be gone.',
    'another title, name or id tells the rules apart, and some formats have an option that does',
  ),
  'made-id': warning(
    (id: string) => `the rule has no id; \`${id}\` is made from its path, so its identity moves with the file`,
    'The platform knows the rule by its id. A file that is moved or renamed gives another id, and so another rule beside the old one.',
    'give the rule an `id`: a UUID that never changes',
  ),
  'no-artifact': error(
    (what: string, because: string) => `this cannot be ${what}: ${because}`,
    'The rule can be read, but what it asks for, or one of the options, has no place in an artifact of this format.',
  ),
  'no-counterpart': warning(
    (what: string, because: string) => `${what} has no place for this: ${because}`,
    'Something that the rule says of itself, or that an option asks for, is not in the artifact.',
  ),
  'unknown-attack-tag': warning(
    (tag: string) => `ATT&CK has nothing by the name of \`${tag}\``,
    'The tag is a tactic or a technique that the table of names does not have, so the artifact cannot name it.',
  ),
} as const
