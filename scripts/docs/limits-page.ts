import { type Backend, type LimitSpec, limitSpecs } from '../../src/index.js'

/** docs/limits.md: what a user can set, and what the targets state. */
export const limitsPage = (backends: readonly Backend[]): string => `# Limits

<!-- Made by \`npm run docs:build\`. -->

No file can exhaust time or memory: what a rule holds, and what it expands to, is counted before it is made. Time and memory grow with the size of the
rule and never faster. A rule with 120,000 plain values becomes a query of every language that can say them.

\`--limit <name>=<number>\` sets a limit; it is repeatable, and the message of a limit names the flag that raises it. In the library it is the setting
\`limits\` of \`parseRules\`, \`lowerRule\`, \`convertRule\` and all that convert: \`{ limits: { values: 500_000 } }\`.

| limit | default | at most | counts |
| --- | --: | --: | --- |
${Object.entries(limitSpecs).map(limitRow).join('\n')}

* \`values\` counts what stands in the rule, each value as often as the condition uses its selection. Filters count for the rules that they are for.
* \`expanded-values\` counts only what modifiers multiply: \`windash\` makes five values of each dash, \`base64offset\` three of each value.
* \`processed-values\` counts what each step of a pipeline makes: field mappings with several names, values of placeholders.

Not to be set are the limits of templates (5,000,000 steps), of a value that a pipeline makes (1 MiB), of a query after postprocessing (16 MiB), of the
output of a finalizer (128 MiB), and of the combinations of values in one event of a stream (10,000).

## What platforms take

A platform may refuse a query that is right. Beyond what its vendor states, the query is written with the warning \`platform-limit\`, which names the
vendor's page.

| target | format | limit | why |
| --- | --- | --- | --- |
${backends.flatMap(platformRows).join('\n')}

Of Splunk and Datadog no limit of the length of a query is documented. The length of an address for Auth0 is checked by the
[format \`url\`](auth0-artifacts.md).
`

const limitRow = ([name, { default: value, maximum, counts }]: [string, LimitSpec]): string =>
  `| \`${name}\` | ${number(value)} | ${maximum === undefined ? '–' : number(maximum)} | ${counts} |`

function platformRows({ name, limits = [], formats }: Backend): readonly string[] {
  const all = [
    ...limits.map((limit) => ({ format: 'all', ...limit })),
    ...formats.flatMap((format) => (format.limits ?? []).map((limit) => ({ format: `\`${format.name}\``, ...limit }))),
  ]
  return all.map(
    ({ format, counts, most, because, page }) =>
      `| \`${name}\` | ${format} | ${number(most)} ${counts} | [${because.replaceAll('|', '\\|')}](${page}) |`,
  )
}

const number = (value: number): string => value.toLocaleString('en-US')
