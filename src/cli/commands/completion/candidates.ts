import { formatOptions } from '../../../backend/artifact/rule-options.js'
import type { Backend } from '../../../backend/backend.js'
import type { Targets } from '../../../backend/targets.js'
import type { CompletedKind, Completes } from '../../flags/flags.js'
import type { Token } from '../../flags/tokens.js'
import { REPORTER_NAMES } from '../../report/reporter.js'
import { configNames } from './config-names.js'

/** A word that may follow, and what it is; empty if nothing is known. */
export interface Candidate {
  readonly name: string
  readonly about: string
}

export interface Candidates {
  readonly names: readonly Candidate[]
  /** True if names of files are candidates, too. */
  readonly files: boolean
}

/** The known parts of the command line. */
export interface CompletionContext {
  /** The words before the one to complete. */
  readonly tokens: readonly Token[]
  readonly targets: Targets
  /** The working directory, from which the configuration is searched. */
  readonly cwd: string
}

/** Returns the values that `text` may become, each as a whole word: after `lead`, and after the values before a comma. */
export async function candidatesFor(
  completes: Completes,
  text: string,
  lead: string,
  context: CompletionContext,
): Promise<Candidates> {
  if (completes === 'files') return { names: [], files: true }
  const target = completes === 'options' ? targetOfOption(text, context) : undefined
  if (target !== undefined) {
    const prefix = `${target.name}.`
    const ofTarget = { ...context, tokens: [], targets: new Map([[target.name, target]]) }
    return candidatesFor(completes, text.slice(prefix.length), lead + prefix, ofTarget)
  }
  const [, name = '', value] = /^([^=]*)(?:=(.*))?$/s.exec(text) ?? []
  if (typeof completes === 'string' && value !== undefined) {
    const values = (await assigned[completes]?.(name, context)) ?? []
    return { names: plain(values).map(withLead(`${lead}${name}=`)), files: completes === 'reporters' }
  }
  const names = typeof completes === 'string' ? await kinds[completes](context) : plain(completes)
  const list = /^.*,/s.exec(text)?.[0] ?? ''
  return { names: names.map(withLead(lead + list)), files: completes === 'pipelines' || completes === 'schemas' }
}

/** Returns the target of an option that names it, as in `toy.table`. */
const targetOfOption = (text: string, { targets }: CompletionContext): Backend | undefined =>
  targets.get(/^([^.=]*)\./.exec(text)?.[1] ?? '')

const withLead =
  (lead: string) =>
  ({ name, about }: Candidate): Candidate => ({ name: `${lead}${name}`, about })

const plain = (names: readonly string[]): readonly Candidate[] => names.map((name) => ({ name, about: '' }))

type Source<Result> = (context: CompletionContext) => Result | Promise<Result>

const kinds: Readonly<Record<CompletedKind, Source<readonly Candidate[]>>> = {
  targets: ({ targets }) => [...targets.values()].map(({ name, title }) => ({ name, about: title })),
  formats: (context) => unique(targetsIn(context).flatMap(({ formats }) => formats)),
  pipelines: async () => {
    const { pipelineTexts } = await import('../../../../pipelines/find-pipeline.js')
    return [...pipelineTexts].map(([name, { text }]) => ({ name, about: /^name: (.*)$/m.exec(text)?.[1] ?? '' }))
  },
  schemas: async () => {
    const { builtInSchemas } = await import('../../../../schemas/index.js')
    return builtInSchemas.map(({ name, index = '' }) => ({ name, about: index }))
  },
  options: (context) => unique(targetsIn(context).flatMap(optionsOf)).map(assignment),
  limits: async () => {
    const { limitSpecs } = await import('../../../text/limits.js')
    return Object.entries(limitSpecs).map(([name, { counts }]) => assignment({ name, about: counts }))
  },
  codes: async () => (await findingCodes()).map((name) => assignment({ name, about: '' })),
  reporters: () => plain(REPORTER_NAMES),
  outputs: ({ tokens, cwd }) => configNames('outputs', tokens, cwd),
  environments: ({ tokens, cwd }) => configNames('environments', tokens, cwd),
}

/** The values behind `name=`. */
const assigned: Partial<
  Record<CompletedKind, (name: string, context: CompletionContext) => readonly string[] | Promise<readonly string[]>>
> = {
  options: (name, context) => {
    const spec = targetsIn(context).flatMap(({ options, ...target }) =>
      Object.entries({ ...options, ...formatOptions(target) }).flatMap(([option, each]) =>
        option === name ? each : [],
      ),
    )[0]
    return spec?.type === 'boolean' ? ['true', 'false'] : spec?.type === 'choice' ? spec.choices : []
  },
  codes: async () => (await import('../../../check/check.js')).SEVERITIES,
}

const findingCodes = async (): Promise<readonly string[]> =>
  (await import('../../../check/finding-codes.js')).findingCodes()

const assignment = ({ name, about }: Candidate): Candidate => ({ name: `${name}=`, about })

const optionsOf = (target: Backend): readonly Candidate[] =>
  Object.entries({ ...target.options, ...formatOptions(target) }).map(([name, { about }]) => ({ name, about }))

/** Returns the targets that the command line names; all of them if it names none. */
function targetsIn({ tokens, targets }: CompletionContext): readonly Backend[] {
  const names = tokens.flatMap((token) =>
    token.kind === 'option' && (token.name === 'target' || token.name === 'first-of')
      ? (token.value ?? '').split(',')
      : [],
  )
  const named = names.flatMap((name) => targets.get(name) ?? [])
  return named.length === 0 ? [...targets.values()] : named
}

/** The first candidate of each name. */
const unique = (candidates: readonly Candidate[]): readonly Candidate[] =>
  [...new Map(candidates.toReversed().map(({ name, about }) => [name, { name, about }])).values()].toReversed()
