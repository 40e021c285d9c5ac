import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** The steps of a pipeline about PowerShell's categories. */
function stepsOf(name: string): string {
  const text = readFileSync(`pipelines/${name}.yml`, 'utf8')
  const start = text.indexOf('    # PowerShell: the categories')
  return text.slice(start, text.indexOf('\n\n', start))
}

// Pipelines cannot import steps from each other.
test.each([
  'splunk-windows',
  'ecs-windows',
  'ecs-windows-old',
])('%s maps PowerShell as windows-logsources does', (name) => {
  expect(stepsOf(name)).toContain('category: ps_classic_script')
  expect(stepsOf(name)).toBe(stepsOf('windows-logsources'))
})
