import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Diagnostic } from '../../../src/index.js'
import { runTests } from '../../../src/project/test/run-tests.js'

const rule = `title: Factor reset
name: factor_reset
logsource: { product: okta, service: okta }
detection:
    selection:
        eventType: [user.mfa.factor.reset_all, user.mfa.factor.deactivate]
    filter_helpdesk:
        actor.group: helpdesk
    condition: selection and not filter_helpdesk
`

/** Returns all diagnostics of a test file beside a rule, with coverage. */
export async function testDiagnostics(text: string): Promise<readonly Diagnostic[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sigmacast-'))
  try {
    writeFileSync(join(folder, 'rule.yml'), rule)
    writeFileSync(join(folder, 'rule.test.yml'), text)
    const { tests, rules, diagnostics } = await runTests(['.'], { cwd: folder, coverage: true, require: 'warn' })
    return [
      ...diagnostics,
      ...tests.flatMap(({ diagnostic }) => diagnostic ?? []),
      ...rules.flatMap((tested) => tested.diagnostics),
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** A test file with its expected diagnostics in comments at its top: `# expect: 4:3 error unknown-key`. */
export function readTestFixture(file: URL): { readonly text: string; readonly expected: readonly string[] } {
  const text = readFileSync(file, 'utf8')
  return { text, expected: [...text.matchAll(/^# expect: (.*)$/gm)].map(([, expected = '']) => expected) }
}
