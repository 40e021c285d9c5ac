import { error, warning } from './entry.js'

/** Diagnostics about files as such: their bytes, their layout, and the files that are written. */
export const fileMessages = {
  'unreadable-file': error(
    (reason: string) => `cannot read the file: ${reason}`,
    'check the path, and that you may read the file',
  ),
  'invalid-utf8': error((offset: number) => `byte ${offset} is not valid UTF-8`, 'save the file as UTF-8'),
  'layout-kept': warning(
    (reason: string) => `the file keeps its layout: ${reason}`,
    'write this part in a simpler notation, then format the file again',
  ),
  'order-kept': warning(
    () => 'the keys keep their order, since another order would change what an alias refers to',
    'order the keys by hand, with the anchor in the first place that uses it',
  ),
  'path-taken': error(
    (path: string, title: string, other: string) => `"${title}" and "${other}" would both be written to \`${path}\``,
    'rename one of the rules, or add `{stem}`, `{id}` or `{target}` to the path of the output',
  ),
  'not-accepted': error(
    (what: string) => `the output does not accept ${what}`,
    'add it to `accept`, or set `cannot` to `skip` or `warn` for the output',
  ),
  'no-id-for-path': error(
    (path: string) => `the rule has no id, which the path \`${path}\` contains`,
    'add an `id` to the rule: a UUID that never changes',
  ),
} as const
