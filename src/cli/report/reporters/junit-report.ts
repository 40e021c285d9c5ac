import { entryLines, oneLine, type PlainEntry } from '../plain-entry.js'
import type { PlainOutcome, Reporter, Run } from '../reporter.js'

/**
 * JUnit XML, as Jenkins and GitLab read it: a test case for each rule. It fails if the rule fails the run: by an error,
 * or with `--strict` by a warning.
 */
export const junitReporter: Reporter = {
  about: 'JUnit XML with one test case per rule',
  open: (run) => {
    const cases: string[] = []
    const counts = { failures: 0, errors: 0, skipped: 0 }
    return {
      add: (outcome) => {
        const kind = verdictOf(outcome, run)
        if (kind !== 'passed') counts[kind]++
        cases.push(testCase(outcome, kind, run))
        return ''
      },
      close: () => {
        const { failures, errors, skipped } = counts
        const numbers = { tests: cases.length, failures, errors }
        return [
          '<?xml version="1.0" encoding="UTF-8"?>\n',
          `<testsuites${attributes({ name: 'sigmacast', ...numbers })}>\n`,
          `<testsuite${attributes({ name: `sigmacast ${run.command}`, ...numbers, skipped })}>\n`,
          ...cases,
          '</testsuite>\n</testsuites>\n',
        ].join('')
      },
    }
  },
}

type Verdict = 'passed' | 'failures' | 'errors' | 'skipped'

const fails = ({ severity }: PlainEntry, { isStrict }: Run): boolean =>
  severity === 'error' || (isStrict && severity === 'warning')

function verdictOf({ entries, status }: PlainOutcome, run: Run): Verdict {
  if (status === 'crashed') return 'errors'
  if (entries.some((entry) => fails(entry, run))) return 'failures'
  return status === 'skipped' || status === 'ignored' ? 'skipped' : 'passed'
}

function testCase({ file, rule, test, entries, skipped }: PlainOutcome, verdict: Verdict, run: Run): string {
  const name = oneLine(test ?? rule.title ?? rule.name ?? rule.id ?? file)
  const failing = entries.filter((entry) => fails(entry, run))
  const [first] = failing
  const more = failing.length > 1 ? ` (and ${failing.length - 1} more)` : ''
  const others = entries.filter((entry) => !fails(entry, run))
  const children = [
    ...(verdict === 'errors' ? [element('error', { message: 'sigmacast failed unexpectedly' }, '')] : []),
    ...(first === undefined
      ? []
      : [element('failure', { type: first.code, message: `${first.message}${more}` }, linesOf(failing))]),
    ...(verdict === 'skipped' ? [element('skipped', {}, skipped ?? entries[0]?.message ?? '')] : []),
    ...(others.length === 0 ? [] : [element('system-out', {}, linesOf(others))]),
  ]
  // Jenkins shows the part before the last dot as the package.
  const classname = file.replace(/\.ya?ml$/i, '').replaceAll('/', '.')
  return `<testcase${attributes({ name, classname })}${children.length === 0 ? '/>\n' : `>\n${children.join('')}</testcase>\n`}`
}

const linesOf = (entries: readonly PlainEntry[]): string =>
  entries
    .map((entry) => {
      const { file, line, column, severity, code } = entry
      return `${file}:${line}:${column} ${severity} ${code}: ${entryLines(entry).join('\n  ')}`
    })
    .join('\n')

const element = (name: string, values: Readonly<Record<string, string>>, text: string): string =>
  text === '' ? `<${name}${attributes(values)}/>\n` : `<${name}${attributes(values)}>${xmlText(text)}</${name}>\n`

const attributes = (values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values)
    .map(([name, value]) => ` ${name}="${xmlText(String(value)).replaceAll('"', '&quot;')}"`)
    .join('')

/** Escapes text and removes the characters that XML 1.0 cannot contain. */
const xmlText = (text: string): string =>
  text
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
