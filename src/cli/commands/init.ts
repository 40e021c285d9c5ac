import { dirname, join, relative } from 'node:path'
import { examples } from '../../../backends/examples.js'
import { loadTargetFormats } from '../../backend/targets.js'
import { CONFIG_NAMES } from '../../project/files/config-names.js'
import { kindOf } from '../../project/files/existing-path.js'
import type { Io } from '../../project/files/io.js'
import { usageError } from '../../project/files/usage-error.js'
import { withSlashes } from '../../project/files/with-slashes.js'
import { isRepository } from '../../project/git/is-repository.js'
import { chooseTargets, groupTargets, type TargetGroup } from '../../project/scaffold/choose-targets.js'
import { configText, outputName } from '../../project/scaffold/config-text.js'
import { createFile } from '../../project/scaffold/create-file.js'
import { type FoundContent, findContent } from '../../project/scaffold/find-content.js'
import { gitAttributes, preCommit, type Snippet, workflow } from '../../project/scaffold/snippets.js'
import { printable } from '../../text/control-characters.js'
import { counted } from '../../text/count.js'
import { backendFlags } from '../flags/backend-flags.js'
import { backendsOf } from '../flags/target-names.js'
import { writeLines } from '../terminal/wrap.js'
import { defineCommand } from './command.js'

export const init = defineCommand({
  name: 'init',
  usage: '[flags]',
  about: 'writes a configuration for the rules in this folder',
  notes: ['Finds rules, filters and pipelines below the current folder.', 'Never overwrites a file.'],
  flags: {
    target: {
      value: '<names>',
      short: 't',
      about: 'targets (default: those that suit the rules)',
      completes: 'targets',
    },
    ...backendFlags,
    gitattributes: { about: 'also mark outputs as generated in .gitattributes' },
    workflow: { about: 'also write a workflow for GitHub Actions' },
    'pre-commit': { about: 'also write .pre-commit-config.yaml' },
  },
  completes: [[]],
  examples: examples.init,
  run: async (io, extra, flags, known) => {
    if (extra.length > 0) throw usageError(`unexpected argument \`${extra[0]}\``, '`init` uses the current folder')
    const present = CONFIG_NAMES.find((name) => kindOf(join(io.cwd, name)) !== 'missing')
    if (present !== undefined) throw usageError(`\`${present}\` exists already`, 'sigmacast does not overwrite it')
    const available = await loadTargetFormats(known)
    const content = await findContent(io.cwd)
    const wanted = flags.target.length === 0 ? [] : backendsOf('--target', flags.target, available)
    const { groups, others } =
      wanted.length === 0 ? chooseTargets(content, available) : { groups: groupTargets(wanted), others: [] }
    if (groups.length === 0)
      throw usageError(
        content.ruleCount === 0 ? 'there are no rules in this folder yet' : 'no rule in this folder suggests a target',
        `use \`--target\` with ${[...available.keys()].join(', ')}`,
      )
    const [name = 'sigmacast.yml'] = CONFIG_NAMES
    createFile(join(io.cwd, name), name, configText(content, groups))
    writeLines(io.stdout, [
      `${name}: ${summaryOf(content)}; outputs for ${namesOf(groups)}`,
      ...(others.length === 0 ? [] : [`${namesOf(others)} would suit the rules as well`]),
      ...(wanted.length === 0 ? [`to choose other targets, remove \`${name}\` and use \`init --target\``] : []),
    ])
    const folders = content.rules.length === 0 ? ['rules'] : [...content.rules, ...content.filters]
    const snippets = [
      ...(flags.gitattributes ? [gitAttributes] : []),
      ...(flags.workflow ? [workflow] : []),
      ...(flags['pre-commit'] ? [preCommit(folders)] : []),
    ]
    for (const snippet of snippets) writeSnippet(snippet, io)
    const folder = folderInRepository(io.cwd)
    const misplaced = snippets.flatMap(({ file, isRootOnly }) => (isRootOnly === true ? [file] : []))
    if (folder !== '' && misplaced.length > 0)
      writeLines(io.stdout, [
        `move ${misplaced.join(' and ')} to the root of the repository, and run their commands in \`${folder}\``,
      ])
    return 0
  },
})

/** Returns the path of a folder in its repository, with `/`; empty for the root, and without a repository. */
function folderInRepository(cwd: string): string {
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (isRepository(folder)) return withSlashes(relative(folder, cwd))
    if (folder === dirname(folder)) return ''
  }
}

/** Returns the names of groups for people: `one, platform (two, three)`. */
const namesOf = (groups: readonly TargetGroup[]): string =>
  groups
    .map((group) => {
      const names = group.map(({ name }) => name).join(', ')
      return group.length > 1 ? `${outputName(group)} (${names})` : names
    })
    .join(', ')

function summaryOf({ rules, filters, pipelines, ruleCount }: FoundContent): string {
  const places = [
    `${counted(ruleCount, 'rule')} in ${rules.length === 0 ? 'no folder yet' : rules.join(', ')}`,
    ...(filters.length === 0 ? [] : [`filters in ${filters.join(', ')}`]),
    ...(pipelines.length === 0 ? [] : [counted(pipelines.length, 'pipeline')]),
  ]
  return printable(places.join('; '))
}

/** Writes a file, or shows its lines if there is one that may need them. */
function writeSnippet({ file, text }: Snippet, io: Io): void {
  if (kindOf(join(io.cwd, file)) === 'missing') {
    createFile(join(io.cwd, file), file, text)
    io.stdout.write(`${file}: written\n`)
  } else io.stdout.write(`${file}: exists already; add these lines:\n${text}`)
}
