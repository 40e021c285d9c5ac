import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Aftermath, ended, type Interruption, interrupted, isSame, ruleText, textsIn } from './interrupted-run.js'

const RULES = 24

const CONFIG = `rules: rules/
accept: { unmapped: { logsource: ignore } }
outputs:
  all: { target: splunk, format: savedsearches, path: out/all.conf }
  each: { target: splunk, path: 'out/{stem}.spl' }
`

const MANIFEST = 'sigmacast.lock.json'

/**
 * Generates a project, changes its rules, and interrupts the second run: each file must be as before or complete. A
 * third run must leave the same files as an undisturbed one.
 */
export async function interruptedGenerate({
  signal,
  change,
}: Pick<Interruption, 'signal' | 'change'>): Promise<Aftermath> {
  const folder = mkdtempSync(join(tmpdir(), 'sigmacast-interrupt-'))
  try {
    const [project, whole] = [join(folder, 'project'), join(folder, 'whole')]
    await createProject(project)
    const before = filesOf(project)
    changeRules(project)
    cpSync(project, whole, { recursive: true })
    await ended(['generate'], whole)
    const after = filesOf(whole)
    const wasEnded = await interrupted(['generate'], project, signal, change)
    const problems = damagedFiles(filesOf(project), before, after)
    const code = await ended(['generate'], project)
    if (code !== 0) problems.push(`the next run ended with ${code}`)
    if (!isSame(filesOf(project), after)) problems.push(`the next run left ${[...filesOf(project).keys()].join(', ')}`)
    if ((await ended(['generate', '--check'], project)) !== 0) problems.push('the next run left something to do')
    return { wasEnded, problems }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function createProject(project: string): Promise<void> {
  mkdirSync(join(project, 'rules'), { recursive: true })
  writeFileSync(join(project, 'sigmacast.yml'), CONFIG)
  for (let at = 0; at < RULES; at++) writeFileSync(join(project, 'rules', `r${at}.yml`), ruleText(at))
  await ended(['generate'], project)
}

function changeRules(project: string): void {
  for (let at = 0; at < RULES; at += 2) writeFileSync(join(project, 'rules', `r${at}.yml`), ruleText(at, 'y'))
  rmSync(join(project, 'rules', 'r1.yml'))
  writeFileSync(join(project, 'rules', `r${RULES}.yml`), ruleText(RULES))
}

/** The generated files and the manifest. */
const filesOf = (project: string): ReadonlyMap<string, string> =>
  new Map([...textsIn(join(project, 'out')), [MANIFEST, readFileSync(join(project, MANIFEST), 'utf8')]])

function damagedFiles(
  left: ReadonlyMap<string, string>,
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): string[] {
  const paths = new Set([...before.keys(), ...after.keys()])
  const damaged = [...paths].filter((path) => ![before.get(path), after.get(path)].includes(left.get(path)))
  return damaged.map((path) => `${path} is ${left.has(path) ? 'half-written' : 'gone'}`)
}
