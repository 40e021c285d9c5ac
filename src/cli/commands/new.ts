import { randomUUID } from 'node:crypto'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { kindOf } from '../../project/files/existing-path.js'
import type { Io } from '../../project/files/io.js'
import { outputOf } from '../../project/files/output-path.js'
import { usageError } from '../../project/files/usage-error.js'
import { withSlashes } from '../../project/files/with-slashes.js'
import { createFile } from '../../project/scaffold/create-file.js'
import { newRuleText, RULE_KINDS, type RuleKind } from '../../project/scaffold/rule-text.js'
import { newTestText } from '../../project/test/update/new-test-text.js'
import { LEVELS } from '../../rule/metadata/levels.js'
import { STATUSES } from '../../rule/metadata/statuses.js'
import { didYouMean } from '../../text/suggest.js'
import { choiceOf } from '../flags/flag-values.js'
import type { FlagValues } from '../flags/flags.js'
import { defineCommand } from './command.js'

const flags = {
  title: { value: '<text>', about: 'title (default: from the name of the file)' },
  product: { value: '<name>', about: 'product of the log source' },
  category: { value: '<name>', about: 'category of the log source' },
  service: { value: '<name>', about: 'service of the log source' },
  level: { value: '<level>', about: 'level (default: medium)', completes: LEVELS },
  status: { value: '<status>', about: 'status (default: experimental)', completes: STATUSES },
  author: { value: '<name>', about: 'author' },
  rule: { value: '<id|name>', about: 'rules of a filter, correlation or test; repeatable' },
} as const

export const newRule = defineCommand({
  name: 'new',
  usage: '<rule|filter|correlation|test> <path> [flags]',
  about: 'writes a new rule, filter, correlation or test',
  notes: [
    'The file has an id, the date of today and a schema for editors.',
    'Never overwrites a file.',
    'A test `x.test.yml` has generated events for the rule in `x.yml`.',
  ],
  flags,
  completes: [[...RULE_KINDS, 'test'], 'files', []],
  examples: [
    'sigmacast new rule rules/okta/mfa-reset.yml --product okta --service okta',
    'sigmacast new filter filters/vpn.yml --product okta',
    'sigmacast new correlation rules/many-failures.yml --rule failed_login',
    'sigmacast new test rules/okta/mfa-reset.test.yml',
  ],
  run: async (io, [name, path, ...extra], values) => {
    const kind = name === 'test' ? name : kindNamed(name)
    if (path === undefined) throw usageError('the path of the new file is missing')
    if (extra.length > 0) throw usageError(`unexpected argument \`${extra[0]}\``, '`new` writes one file')
    const file = checkedPath(path, io)
    const text =
      kind === 'test'
        ? await newTestText(file, path, schemaPath(file, io.cwd, 'test'), values.rule.at(-1), io)
        : textOf(kind, file, io, values)
    createFile(file, path, text)
    io.stdout.write(`${path}\n`)
    return 0
  },
})

function kindNamed(name: string | undefined): RuleKind {
  const kind = RULE_KINDS.find((candidate) => candidate === name)
  if (kind !== undefined) return kind
  const kinds = [...RULE_KINDS, 'test']
  const choices = `use one of ${kinds.join(', ')}`
  if (name === undefined) throw usageError('`new` requires a kind and a path', choices)
  throw usageError(`\`new\` cannot write \`${name}\``, didYouMean(name, kinds) ?? choices)
}

function checkedPath(path: string, io: Io): string {
  if (!/\.ya?ml$/i.test(path)) throw usageError(`\`${path}\` is no name of a rule file`, `write \`${path}.yml\``)
  outputOf(path, io.cwd)
  return resolve(io.cwd, path)
}

function textOf(kind: RuleKind, file: string, io: Io, values: FlagValues<typeof flags>): string {
  const { title, product, category, service, author, rule } = values
  if (kind === 'correlation' && rule.length === 0) {
    throw usageError('a correlation requires the rules that it combines', 'name them with `--rule <id|name>`')
  }
  const logsource = { product: product.at(-1), category: category.at(-1), service: service.at(-1) }
  return newRuleText({
    kind,
    id: randomUUID(),
    date: new Date().toISOString().slice(0, 10),
    title: title.at(-1) ?? titleOf(file),
    author: author.at(-1),
    level: choiceOf('--level', values.level.at(-1)?.toLowerCase() ?? 'medium', LEVELS),
    status: choiceOf('--status', values.status.at(-1)?.toLowerCase() ?? 'experimental', STATUSES),
    logsource: Object.fromEntries(Object.entries(logsource).filter(([, value]) => value !== undefined)),
    rules: rule,
    schema: schemaPath(file, io.cwd, 'rule'),
  })
}

/** `proc-creation_net.yml` becomes `Proc creation net`. */
function titleOf(file: string): string {
  const words = basename(file)
    .replace(/\.ya?ml$/i, '')
    .replace(/[-_.\s]+/g, ' ')
    .trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Returns the path of the installed schema from the folder of a rule: in the nearest folder with `node_modules`. */
function schemaPath(file: string, cwd: string, name: 'rule' | 'test'): string {
  let root = resolve(cwd)
  while (kindOf(join(root, 'node_modules')) === 'missing' && dirname(root) !== root) root = dirname(root)
  const base = kindOf(join(root, 'node_modules')) === 'missing' ? cwd : root
  const schema = join(base, `node_modules/sigmacast/schemas/${name}.json`)
  return withSlashes(relative(dirname(file), schema))
}
