import type { Source } from '../src/text/source.js'

export const builtInPipelines: ReadonlyMap<string, Source> = new Map()

export const findPipeline = (name: string): Source | undefined => builtInPipelines.get(name)
