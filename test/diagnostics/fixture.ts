import { readFileSync } from 'node:fs'
import { backends } from '../../backends/index.js'
import { convertRule, type Diagnostic, parseRules } from '../../src/index.js'

/** A text with what it says about itself in comment lines at its top. */
export interface Fixture {
  /** All diagnostics in their order: `# expect: 7:13 error unknown-modifier`. */
  readonly expected: readonly string[]
  /** `# target: auth0`; without this line splunk. */
  readonly target: string
  /** `# lossy: true`. */
  readonly lossy: boolean
  /** `# wrong: why`: what the fixture expects is right, and the code is not there yet. */
  readonly wrong: string | undefined
  readonly text: string
}

export function readFixture(file: URL): Fixture {
  const text = readFileSync(file, 'utf8')
  const said = (key: string): string[] =>
    [...text.matchAll(/^# (\w+): (.*)$/gm)].flatMap(([, name, value]) => (name === key && value ? [value] : []))
  const [wrong] = said('wrong')
  return {
    expected: said('expect'),
    wrong,
    target: said('target')[0] ?? 'splunk',
    lossy: said('lossy')[0] === 'true',
    text,
  }
}

/** What reading, lowering and converting say of the text, in this order for one document after the other. */
export function diagnosticsOf({ text, target, lossy }: Fixture, name: string): readonly Diagnostic[] {
  const backend = backends.get(target)
  if (backend === undefined) throw new Error(`no backend: ${target}`)
  return parseRules({ name, text }).flatMap(({ rule, diagnostics }) => [
    ...diagnostics,
    ...(rule === undefined ? [] : convertRule(rule, backend, { lossy }).diagnostics),
  ])
}
