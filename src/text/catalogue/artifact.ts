import { error, IN_MESSAGE, warning } from './entry.js'

/** From a query to what a platform deploys. */
export const artifactMessages = {
  'unknown-option': error(
    (platform: string, name: string) => `${platform} has no option \`${name}\``,
    'The key `sigmacast` of a rule sets options of output formats. `sigmacast list options` shows them.',
    '`sigmacast list options` shows the options',
  ),
  'wrong-option': error(
    (name: string, problem: string) => `invalid value of the option \`${name}\`: ${problem}`,
    'Options in a rule have the same types and limits as with `--option`.',
    IN_MESSAGE,
  ),
  'name-taken': error(
    (name: string) => `two rules would be saved as \`${name}\``,
    'The platform would treat the second rule as a new version of the first, and one of the two would be lost.',
    'change the title, name or id of one of the rules; some formats also have an option for the name',
  ),
  'made-id': warning(
    (id: string) => `the rule has no id; \`${id}\` is derived from its path, so moving the file changes it`,
    'The platform identifies the rule by its id. If the file is moved or renamed, the id changes, and the platform has the rule twice.',
    'add an `id` to the rule: a UUID that never changes',
  ),
  'path-taken': error(
    (path: string, title: string, other: string) => `"${title}" and "${other}" would both be written to \`${path}\``,
    'The path of the output has to be different for each rule.',
    'rename one of the rules, or add `{stem}`, `{id}` or `{target}` to the path of the output',
  ),
  'not-accepted': error(
    (what: string) => `the output does not accept ${what}`,
    'The key `accept` of the configuration lists the queries that an output may contain.',
    'add it to `accept`, or set `cannot` to `skip` or `warn` for the output',
  ),
  'no-id-for-path': error(
    (path: string) => `the rule has no id, which the path \`${path}\` contains`,
    'The path of the output contains `{id}`, so each of its rules needs an id.',
    'add an `id` to the rule: a UUID that never changes',
  ),
  'no-artifact': error(
    (what: string, because: string) => `cannot produce ${what}: ${because}`,
    'The rule is valid, but the output format cannot represent it or one of the options.',
    'use another format for this rule, or change the option',
  ),
  'no-counterpart': warning(
    (what: string, because: string) => `${what} cannot represent this: ${because}`,
    'The artifact lacks a part of the metadata of the rule, or ignores an option.',
  ),
  'unknown-field-in-text': warning(
    (field: string) => `the text mentions the unknown field \`${field}\`, so it stays as written`,
    'A text may mention a field as `{{ field }}`. The rule does not use this one, its `fields` do not list it, and no pipeline maps it.',
    'correct the name, or list the field in `fields`',
  ),
  'alternatives-in-text': warning(
    (field: string, first: string, others: readonly string[]) =>
      `\`${field}\` maps to several fields; the text only shows \`${first}\`, not ${others.join(', ')}`,
    'A pipeline maps the field to alternatives, or the rules of a correlation have different names for it. A text shows only the first.',
  ),
  'unknown-attack-tag': warning(
    (tag: string) => `unknown ATT&CK tag \`${tag}\``,
    'sigmacast does not know this tactic or technique, so the artifact cannot name it.',
    'correct the tag, or remove it',
  ),
} as const
