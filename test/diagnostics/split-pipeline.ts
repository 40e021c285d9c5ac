import type { Source } from '../../src/index.js'

/** Splits a text into a pipeline before the first `---`, and a rule after it. Both keep their line numbers. */
export function splitPipeline(name: string, text: string): { readonly pipeline: Source; readonly rule: Source } {
  const end = /^---\n/m.exec(text)?.index ?? text.length
  const pipeline = text.slice(0, end)
  return {
    pipeline: { name: `pipeline of ${name}`, text: pipeline },
    rule: { name, text: pipeline.replace(/[^\n]/g, '') + text.slice(end).replace(/^---/, '') },
  }
}
