import { createContext, runInContext } from 'node:vm'
import { build } from 'esbuild'
import { describe, expect, test } from 'vitest'
import { repository } from './sources.js'

// The library as a page would load it. A bundle for browsers cannot contain a package of Node.js. The context below has
// only the language itself and two parts of the web platform, and cannot evaluate code from texts.
const library = `export * from './src/index.js'\nexport { backends } from './backends/index.js'\n`
const whole = `${library}export { findPipeline } from './pipelines/all.js'\n`

async function bundle(platform: 'browser' | 'neutral', contents: string): Promise<string> {
  const { outputFiles, warnings } = await build({
    stdin: { contents, resolveDir: repository, loader: 'ts' },
    bundle: true,
    write: false,
    platform,
    format: 'iife',
    globalName: 'sigmacast',
    mainFields: ['browser', 'module', 'main'],
    logLevel: 'silent',
  })
  expect(warnings).toEqual([])
  return outputFiles[0]?.text ?? ''
}

describe.each(['browser', 'neutral'] as const)('a bundle for the platform %s', async (platform) => {
  const text = await bundle(platform, whole)

  test('has no packages and no globals of Node.js', () => {
    const names = /["']node:|\b(?:process|Buffer|global|setImmediate)\s*[.[(]|\brequire\(|\b__(?:dirname|filename)\b/g
    // A generated parser mentions `process` in a comment. The texts of pipelines, all on one line, contain field names
    // such as `process.executable`.
    const code = text.replace(/^\s*(?:\/\/|\/?\*).*$|^\s*var source\d* = .*$/gm, '')
    expect(code.match(names)).toBeNull()
  })

  test('converts and matches with only the language, TextEncoder and btoa', () => {
    const context = createContext({ TextEncoder, btoa }, { codeGeneration: { strings: false, wasm: false } })
    runInContext(text, context)
    const answer = runInContext(
      `{
        const text = 'title: t\\nlogsource: {}\\ndetection:\\n  s:\\n    a|wide|base64offset|contains: IEX\\n    b|re: ^x\\n  condition: s\\n'
        const [{ rule, diagnostics }] = sigmacast.parseRules({ name: 'rule.yml', text })
        const { detection } = sigmacast.lowerRule(rule)
        const { matcher } = sigmacast.compileMatcher(detection.expr)
        JSON.stringify({
          diagnostics: diagnostics.map(String),
          query: sigmacast.convertRule(rule, sigmacast.backends.get('splunk')).query,
          matches: [{ a: 'SQBFAFgA', b: 'x' }, { a: 'SQBFAFgA', b: 'y' }].map((event) => matcher.matches(event)),
          pipeline: sigmacast.findPipeline('ecs_windows').priority,
        })
      }`,
      context,
    )
    expect(JSON.parse(answer)).toEqual({
      diagnostics: [],
      query: 'a IN ("*SQBFAFgA*", "*kARQBYA*", "*JAEUAWA*") b="x*" | where match(b, "^x")',
      matches: [true, false],
      pipeline: 20,
    })
  })
})
