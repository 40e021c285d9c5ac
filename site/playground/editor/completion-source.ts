import type { CompletionContext, CompletionResult, CompletionSource } from '@codemirror/autocomplete'
import { type CompletionData, complete } from '../complete/complete.js'
import type { TextName } from '../input/input.js'

/** Returns the source of suggestions for a text. What it knows is loaded with the first word that is typed. */
export function completionSource(name: TextName): CompletionSource {
  let data: Promise<CompletionData> | undefined
  const load = async (): Promise<CompletionData> => {
    const { loadPipelineData, loadRuleData } = await import('../complete/load-data.js')
    return name === 'pipeline' ? loadPipelineData() : loadRuleData()
  }
  return async ({ state, pos, explicit, aborted }: CompletionContext): Promise<CompletionResult | null> => {
    const line = state.doc.lineAt(pos)
    if (!explicit && !/[\w.|]$/.test(state.sliceDoc(line.from, pos))) return null
    data ??= load()
    const known = await data
    if (aborted) return null
    // A document far away does not matter, and long texts are slow to copy.
    const start = state.doc.lineAt(Math.max(0, pos - CONTEXT)).from
    const text = state.sliceDoc(start, Math.min(state.doc.length, pos + CONTEXT))
    const found = complete(text, pos - start, known)
    if (found === undefined) return null
    return {
      from: found.from + start,
      options: found.suggestions.map(({ text: label, about, insert }) => ({ label, info: about, apply: insert })),
      validFor: /^[\w.]*$/,
    }
  }
}

const CONTEXT = 20_000
