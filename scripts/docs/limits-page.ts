import type { LoadedBackend } from '../../src/backend/loaded-backend.js'
import type { LimitSpec } from '../../src/backend.js'
import { limitSpecs } from '../../src/index.js'

/** docs/limits.md: the limits of sigmacast and of the platforms. */
export const limitsPage = (backends: readonly LoadedBackend[]): string => `# Limits

<!-- Made by \`npm run docs:build\`. -->

No file can exhaust time or memory: sigmacast counts the content of a rule, and its expansion, before it processes them. Time and memory grow linearly with the
size of a rule. A rule with 120,000 plain values converts to every target that supports them.

\`--limit <name>=<number>\` sets a limit and is repeatable. The diagnostic for a limit names the flag that raises it. In the library, use the setting
\`limits\` of \`parseRules\`, \`lowerRule\`, \`convertRule\` and the functions that convert: \`{ limits: { values: 500_000 } }\`.

| limit | default | at most | counts |
| --- | --: | --: | --- |
${Object.entries(limitSpecs).map(limitRow).join('\n')}

* \`values\` counts the values of the rule, each as often as the condition uses its selection. Filters count for the rules that they apply to.
* \`expanded-values\` counts only values that modifiers multiply: \`windash\` makes five values of each dash, \`base64offset\` three of each value.
* \`processed-values\` counts the values after each pipeline step: field mappings with several names, values of placeholders.

These limits are fixed:

* 5,000,000 steps of a template; each round of a loop costs eight steps besides those of its body
* 1 MiB for a value that a pipeline creates
* 16 MiB for a query after postprocessing
* 128 MiB for the output of a finalizer
* 10,000 combinations of values in one event of a stream

## Limits of platforms

A platform may reject a correct query because of its size. If a query exceeds a limit that the vendor documents, sigmacast writes it with the warning
\`platform-limit\`, which names the vendor's page.

| target | format | limit | reason |
| --- | --- | --- | --- |
${backends.flatMap(platformRows).join('\n')}

Splunk and Datadog document no limit for the length of a query. The [formats](auth0-artifacts.md#notes) of Auth0 check the length of URLs.
`

const limitRow = ([name, { default: value, maximum, counts }]: [string, LimitSpec]): string =>
  `| \`${name}\` | ${number(value)} | ${maximum === undefined ? '–' : number(maximum)} | ${counts} |`

function platformRows({ name, limits = [], formats }: LoadedBackend): readonly string[] {
  const all = [
    ...limits.map((limit) => ({ format: 'all', ...limit })),
    ...formats.flatMap((format) => (format.limits ?? []).map((limit) => ({ format: `\`${format.name}\``, ...limit }))),
  ]
  return all.map(
    ({ format, counts, maximum, because, page }) =>
      `| \`${name}\` | ${format} | ${number(maximum)} ${counts} | [${because.replaceAll('|', '\\|')}](${page}) |`,
  )
}

const number = (value: number): string => value.toLocaleString('en-US')
