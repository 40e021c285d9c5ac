import type { TestResult, TestRun } from '../../../project/test/test-run.js'
import type { FirstTests } from '../../../project/test/update/write-first-tests.js'
import { printable } from '../../../text/control-characters.js'
import { counted, sum, thousands } from '../../../text/count.js'
import { positionAt } from '../../../text/source.js'
import { MAX_LISTED_RULES, MAX_SHOWN_FAILURES } from '../../cli-limits.js'
import type { ShownFiles } from '../../report/shown-files.js'
import type { Colors } from '../../terminal/colors.js'
import { verdictLines } from './verdict-text.js'

/** The place where results are shown. */
export interface TestPage {
  readonly colors: Colors
  /** The width of the terminal; Infinity for anything else. */
  readonly columns: number
  readonly shown: ShownFiles
}

/** Formats the tests that failed, each with the parts of its rule; with `verbose`, also those that passed. */
export function testText({ tests }: TestRun, page: TestPage, verbose: boolean): string {
  const failures = tests.filter(({ isPassed }) => !isPassed)
  const shown = verbose ? failures : failures.slice(0, MAX_SHOWN_FAILURES)
  const passed = verbose ? tests.filter(({ isPassed }) => isPassed).map((test) => passedLine(test, page)) : []
  const rest = failures.length - shown.length
  const more = rest === 0 ? [] : [`and ${counted(rest, 'more failure')}; \`--verbose\` shows each`]
  return [...passed, ...shown.flatMap((test) => failureLines(test, page)), ...more].map((line) => `${line}\n`).join('')
}

const passedLine = ({ file, name }: TestResult, { colors, shown }: TestPage): string =>
  `${colors.green('PASS')}  ${printable(shown.path(file))} › ${printable(name)}`

function failureLines(
  { file, name, diagnostic, explanation }: TestResult,
  { colors, columns, shown }: TestPage,
): readonly string[] {
  const place = diagnostic && positionAt(diagnostic.source.text, diagnostic.span.start)
  const where = place === undefined ? '' : `:${place.line}:${place.column}`
  const message = diagnostic?.message.slice(name.length + 2) ?? ''
  const tree = explanation === undefined ? [] : verdictLines(explanation, colors, columns)
  return [
    `${colors.red('FAIL')}  ${printable(shown.path(file))}${where} › ${colors.bold(printable(name))}: ${printable(message)}`,
    ...tree,
  ]
}

/** Formats the closing lines of a run. Without any test, they name the flag that writes the first ones. */
export function testSummary({ tests, rules, isFine }: TestRun, isUpdate: boolean): readonly string[] {
  const passed = tests.filter(({ isPassed }) => isPassed).length
  const untested = rules.filter((rule) => rule.tests === 0).length
  const covered = rules.flatMap(({ coverage }) => coverage ?? [])
  const [done, total] = [sum(covered.map((each) => each.covered)), sum(covered.map((each) => each.total))]
  return [
    `${thousands(passed)} of ${counted(tests.length, 'test')} passed, ${counted(rules.length, 'rule')}${
      untested === 0 ? '' : `, ${thousands(untested)} without a test`
    }`,
    ...(tests.length === 0 && untested > 0 && isFine && !isUpdate
      ? ['no tests yet: `--update` writes the first ones, with generated events']
      : []),
    ...(covered.length === 0
      ? []
      : [
          `coverage: ${thousands(done)} of ${counted(total, 'branch', 'branches')} of ${counted(covered.length, 'rule')}`,
        ]),
  ]
}

/** Formats which tests were written, and the first rules for which there is none. */
export function firstTestLines({ written, left }: FirstTests, shown: ShownFiles): readonly string[] {
  const more = left.length - MAX_LISTED_RULES
  return [
    ...written.map((file) => `wrote ${printable(shown.path(file))}`),
    ...left
      .slice(0, MAX_LISTED_RULES)
      .map(({ file, title, because }) =>
        printable(`no test for ${title === null ? shown.path(file) : `"${title}" (${shown.path(file)})`}: ${because}`),
      ),
    ...(more > 0 ? [`and none for ${counted(more, 'more rule')}`] : []),
  ]
}
