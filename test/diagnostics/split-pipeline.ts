import type { Source } from '../../src/index.js'

/** A pipeline and a rule that stand in one text, the pipeline before the first `---`. Each keeps the lines that it has in the text. */
export function splitPipeline(name: string, text: string): { readonly pipeline: Source; readonly rule: Source } {
  const end = /^---\n/m.exec(text)?.index ?? text.length
  const pipeline = text.slice(0, end)
  return {
    pipeline: { name: `pipeline of ${name}`, text: pipeline },
    rule: { name, text: pipeline.replace(/[^\n]/g, '') + text.slice(end).replace(/^---/, '') },
  }
}
