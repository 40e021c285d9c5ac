// Whole processes: the start, all rules, `generate` without changes, and sigma-cli.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runInTurn } from './run-in-turn.mjs'
import { figure, ratios, spread } from './statistics.mjs'
import { readTexts } from './workload.mjs'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const node = process.execPath
const main = here('../../dist/src/cli/main.js')

/** Short programs vary more. */
const MORE = 3

export function measureProcesses(folder, pairs, sigma) {
  const temporary = mkdtempSync(join(tmpdir(), 'sigmacast-bench-'))
  try {
    const start = measureStart(folder, temporary, pairs * MORE)
    const corpus = measureCorpus(folder, pairs, sigma)
    return { figures: [...start.figures, ...corpus.figures], processes: [...start.processes, ...corpus.processes] }
  } finally {
    rmSync(temporary, { recursive: true })
  }
}

function measureStart(folder, temporary, rounds) {
  const [rule, empty] = [join(temporary, 'rule.yml'), join(temporary, 'empty.mjs')]
  writeFileSync(rule, readTexts(folder).next().value.text)
  writeFileSync(empty, '')
  const project = createProject(folder, temporary)
  const convert = [node, main, 'convert', rule, '--target', 'splunk']
  const names = ['an empty program', 'one rule', 'one rule, with suggested pipelines', '`generate` without changes']
  const runs = runInTurn(
    [
      { argv: [node, empty] },
      { argv: [...convert, '--unmapped-logsource', 'ignore'] },
      { argv: convert },
      { argv: [node, main, 'generate'], cwd: project },
    ],
    rounds,
    2,
  )
  const [nothing, one, suggested, unchanged] = runs.map(cpuOf)
  return {
    processes: processesOf(names, runs),
    figures: [
      figure('one rule / an empty program', { goal: 1.6, limit: 3.2 }, ratios(one, nothing)),
      figure(
        'one rule with suggested pipelines / an empty program',
        { goal: 2.5, limit: 3.6 },
        ratios(suggested, nothing),
      ),
      figure(
        '`generate` without changes, 3,000 rules / an empty program',
        { goal: 4, limit: 7.5 },
        ratios(unchanged, nothing),
      ),
    ],
  }
}

/** Creates a project with 3,000 rules of a folder, and generates its files. */
function createProject(folder, temporary) {
  const project = join(temporary, 'project')
  mkdirSync(join(project, 'rules'), { recursive: true })
  writeFileSync(
    join(project, 'sigmacast.yml'),
    'rules: rules/\noutputs: { all: { target: splunk, path: "dist/{dir}/{stem}.spl", cannot: skip } }\n',
  )
  const sources = [...readTexts(folder)]
  for (let at = 0; at < 3000; at++) {
    const id = `00000000-0000-4000-8000-${at.toString(16).padStart(12, '0')}`
    const text = sources[at % sources.length].text.replace(/^id: .*$/m, `id: ${id}`)
    writeFileSync(join(project, 'rules', `rule-${at}.yml`), text)
  }
  execFileSync(node, [main, 'generate'], { cwd: project, stdio: 'ignore' })
  return project
}

function measureCorpus(folder, pairs, sigma) {
  const convert = [node, main, 'convert', folder, '--target', 'splunk']
  const commands = [
    ['`parseEvents` alone', [node, here('parse-corpus.mjs'), folder]],
    ['all rules, one thread', [...convert, '--jobs', '1']],
    ['all rules, two threads', [...convert, '--jobs', '2']],
  ]
  if (sigma !== undefined)
    commands.push(['sigma-cli', [sigma, 'convert', '--without-pipeline', '-s', '-t', 'splunk', folder]])
  const runs = runInTurn(
    commands.map(([, argv]) => ({ argv })),
    pairs,
  )
  const [events, one, two, other] = runs
  return {
    processes: processesOf(
      commands.map(([name]) => name),
      runs,
    ),
    figures: [
      figure('all rules / `parseEvents`, whole processes', { goal: 1.8, limit: 10 }, ratios(cpuOf(one), cpuOf(events))),
      figure('peak memory of all rules', { goal: 90, limit: 250 }, spread(one.map(({ peak }) => peak)), ' MB'),
      ...(other === undefined
        ? []
        : [
            figure(
              'all rules / sigma-cli, processor time',
              { goal: 0.1, limit: 0.8 },
              ratios(cpuOf(one), cpuOf(other)),
            ),
            figure(
              'all rules in two threads / sigma-cli, elapsed time',
              { goal: 1 / 15, limit: 0.8 },
              ratios(wallOf(two), wallOf(other)),
            ),
          ]),
    ],
  }
}

const cpuOf = (runs) => runs.map(({ cpu }) => cpu)
const wallOf = (runs) => runs.map(({ wall }) => wall)

const processesOf = (names, runs) =>
  names.map((name, index) => ({
    name,
    cpu: spread(cpuOf(runs[index])),
    wall: spread(wallOf(runs[index])),
    peak: spread(runs[index].map(({ peak }) => peak)),
  }))
