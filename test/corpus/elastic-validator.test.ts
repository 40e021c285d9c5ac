import { beforeAll, describe, expect, test } from 'vitest'
import { eql, kql } from '../../backends/elastic/index.js'
import { findPipeline } from '../../pipelines/all.js'
import { loadNamedSchemas } from '../../schemas/index.js'
import { convertRule, type Diagnostic, type Pipeline } from '../../src/index.js'
import type { LogSource } from '../../src/rule/rule.js'
import { type ElasticQuery, elasticVerdicts, missingValidator, type Verdict } from './elastic-validator.js'
import { corpusRules } from './rules.js'

// The queries of public rules, with the built-in pipelines alone, judged by Elastic's own validator.

interface Platform {
  readonly pipelines: readonly string[]
  readonly includes: (logsource: LogSource) => boolean
}

const product =
  (name: string, service?: string) =>
  (logsource: LogSource): boolean =>
    logsource.product === name && (service === undefined || logsource.service === service)

/** Categories of Windows whose rules are judged on their own; the other categories of Sysmon are judged together. */
const isWindows = (test: (category: string | undefined) => boolean) => (logsource: LogSource) =>
  logsource.product === 'windows' && test(logsource.category)

const windows = ['sysmon', 'ecs-windows']
const isPowershell = (category = ''): boolean => category.startsWith('ps_')

const platforms: Readonly<Record<string, Platform>> = {
  okta: { pipelines: ['ecs-okta'], includes: product('okta') },
  auth0: { pipelines: ['ecs-auth0'], includes: product('auth0') },
  aws: { pipelines: ['ecs-aws-cloudtrail'], includes: product('aws', 'cloudtrail') },
  zeek: {
    pipelines: ['ecs-zeek'],
    includes: (logsource) => logsource.product === 'zeek' || (!logsource.product && logsource.category === 'dns'),
  },
  auditd: { pipelines: ['ecs-linux-auditd'], includes: product('linux', 'auditd') },
  linux: { pipelines: ['ecs-linux'], includes: (logsource) => logsource.product === 'linux' && !!logsource.category },
  'linux: processes of Auditd Manager': {
    pipelines: ['ecs-linux-auditd-manager'],
    includes: (logsource) => logsource.product === 'linux' && logsource.category === 'process_creation',
  },
  macos: { pipelines: ['ecs-macos'], includes: product('macos') },
  azure: {
    pipelines: ['ecs-azure'],
    includes: (logsource) => logsource.product === 'azure' && logsource.service !== 'pim',
  },
  'gcp: audit logs': { pipelines: ['ecs-gcp-audit'], includes: product('gcp', 'gcp.audit') },
  'gcp: Google Workspace': {
    pipelines: ['ecs-google-workspace'],
    includes: ({ product, service = '' }) => product === 'gcp' && service.startsWith('google_workspace.'),
  },
  github: { pipelines: ['ecs-github'], includes: product('github', 'audit') },
  kubernetes: { pipelines: ['ecs-kubernetes'], includes: product('kubernetes') },
  'windows: processes': { pipelines: windows, includes: isWindows((category) => category === 'process_creation') },
  'windows: processes in the security log': {
    pipelines: ['windows-audit', 'ecs-windows'],
    includes: isWindows((category) => category === 'process_creation'),
  },
  'windows: processes of Elastic Defend': {
    pipelines: ['ecs-windows-defend'],
    includes: isWindows((category) => category === 'process_creation'),
  },
  'windows: files and images of Elastic Defend': {
    pipelines: ['ecs-windows-defend'],
    includes: isWindows((category = '') => ['file_event', 'file_delete', 'image_load'].includes(category)),
  },
  'windows: PowerShell': { pipelines: windows, includes: isWindows(isPowershell) },
  'windows: registry': { pipelines: windows, includes: isWindows((category) => !!category?.startsWith('registry_')) },
  'windows: files': { pipelines: windows, includes: isWindows((category) => !!category?.startsWith('file_')) },
  'windows: images': { pipelines: windows, includes: isWindows((category) => category === 'image_load') },
  'windows: other categories': {
    pipelines: windows,
    includes: isWindows(
      (category = '') =>
        !/^$|^process_creation$|^image_load$|^registry_|^file_/.test(category) && !isPowershell(category),
    ),
  },
  'windows: built-in logs': { pipelines: windows, includes: isWindows((category) => category === undefined) },
}

/** Codes that tell a user about a field or value which the data does not have. */
const TOLD = new Set(['field-kept', 'field-absent', 'field-undeclared', 'field-unsearchable', 'field-type'])

interface Judged {
  readonly rule: string
  readonly queries: readonly ElasticQuery[]
  readonly verdicts: readonly Verdict[]
  readonly diagnostics: readonly Diagnostic[]
}

const NO_VERDICT: Verdict = { isParsed: false, isAccepted: false, causes: [] }

const judged = new Map<string, readonly Judged[]>()

describe.skipIf(missingValidator !== undefined)(
  `Elastic's validator${missingValidator ? `: ${missingValidator}` : ''}`,
  () => {
    beforeAll(async () => {
      const converted = await Promise.all(
        Object.entries(platforms).map(async ([name, platform]) => ({ name, rules: await convertAll(platform) })),
      )
      const verdicts = elasticVerdicts(converted.flatMap(({ rules }) => rules.flatMap(({ queries }) => queries)))
      let next = 0
      for (const { name, rules } of converted) {
        judged.set(
          name,
          rules.map((rule) => ({
            ...rule,
            verdicts: rule.queries.map(() => verdicts[next++] ?? NO_VERDICT),
          })),
        )
      }
    })

    test.each(
      Object.keys(platforms),
    )('%s: accepts 95 of 100 rules in KQL or EQL, and sigmacast reports the others', (name) => {
      const rules = judged.get(name) ?? []
      const refused = rules.filter(({ verdicts }) => !verdicts.some(({ isAccepted }) => isAccepted))
      expect(rules.length).toBeGreaterThan(2)
      expect(refused.filter((rule) => !isReported(rule)).map(({ rule, verdicts }) => ({ rule, verdicts }))).toEqual([])
      expect(refused.length / rules.length).toBeLessThanOrEqual(0.05)
      expect(
        rules.filter(({ queries }) => queries.some(({ index }) => index.length === 0)).map(({ rule }) => rule),
      ).toEqual([])
    })
  },
)

/**
 * True if a diagnostic names each field that the validator does not know. A query that Elastic's own grammar takes and the
 * validator's parser does not has no such field.
 */
const isReported = ({ verdicts, diagnostics }: Judged): boolean => {
  const told = diagnostics.filter(({ code }) => TOLD.has(code)).map(({ message }) => message)
  if (verdicts.every(({ isParsed }) => !isParsed)) return true
  const fields = new Set(
    verdicts
      .flatMap(({ causes }) => causes)
      .filter(([, why]) => why === 'missing')
      .map(([field]) => field),
  )
  return told.length > 0 && [...fields].every((field) => told.some((message) => message.includes(`\`${field}\``)))
}

/** Converts the rules of a platform; those without a query in both languages are left out. */
async function convertAll({ pipelines: names, includes }: Platform): Promise<readonly Omit<Judged, 'verdicts'>[]> {
  const pipelines = names.map(pipelineNamed)
  const namedSchemas = await loadNamedSchemas(pipelines)
  return corpusRules()
    .filter(({ rule }) => includes(rule.logsource))
    .flatMap(({ source, rule }) => {
      const settings = { pipelines, namedSchemas }
      const results = [
        { language: 'kuery' as const, ...convertRule(rule, kql, settings) },
        { language: 'eql' as const, ...convertRule(rule, eql, settings) },
      ]
      const queries = results.flatMap(({ language, query, state }) =>
        query === null ? [] : [{ language, query, index: [state.index ?? []].flat().map(String) }],
      )
      if (queries.length === 0) return []
      return [{ rule: source.name, queries, diagnostics: results.flatMap(({ diagnostics }) => diagnostics) }]
    })
}

function pipelineNamed(name: string): Pipeline {
  const pipeline = findPipeline(name)
  if (pipeline === undefined) throw new Error(`there is no pipeline ${name}`)
  return pipeline
}
