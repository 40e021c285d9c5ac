import { error, IN_MESSAGE, warning } from './entry.js'

/** From a query to what a platform deploys. */
export const artifactMessages = {
  'unknown-option': error(
    (platform: string, name: string) => `${platform} has no option \`${name}\``,
    '`sigmacast list options` shows the options',
  ),
  'wrong-option': error(
    (name: string, problem: string) => `invalid value of the option \`${name}\`: ${problem}`,
    IN_MESSAGE,
  ),
  'name-taken': error(
    (name: string, who: string | undefined = 'two rules') => `${who} would be saved as \`${name}\``,
    'change the title, name or id of one of the rules; some formats also have an option for the name',
  ),
  'name-shared': warning(
    (kind: string, who: string) =>
      `${who} save the rule under one ${kind}: the platform keeps only the last one deployed`,
    'deploy one of them, or both to different places; `convert --first-of`, or one output with both targets, makes one rule',
  ),
  'made-id': warning(
    (id: string) => `the rule has no id; \`${id}\` is derived from its path, so moving the file changes it`,
    'add an `id` to the rule: a UUID that never changes',
  ),
  'no-artifact': error(
    (what: string, because: string) => `cannot produce ${what}: ${because}`,
    'use another format for this rule, or change the option',
  ),
  'no-counterpart': warning((what: string, because: string) => `${what} cannot represent this: ${because}`),
  'unknown-field-in-text': warning(
    (field: string) => `the text mentions the unknown field \`${field}\`, so it stays as written`,
    'correct the name, or list the field in `fields`',
  ),
  'alternatives-in-text': warning(
    (field: string, first: string, others: readonly string[]) =>
      `\`${field}\` maps to several fields; the text only shows \`${first}\`, not ${others.join(', ')}`,
  ),
  'unknown-attack-tag': warning((tag: string) => `unknown ATT&CK tag \`${tag}\``, 'correct the tag, or remove it'),
} as const
