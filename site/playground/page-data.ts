import type { State } from './state/state.js'
import type { TargetInfo } from './target-info.js'

/** What the page carries for its script: the state that its HTML shows. */
export interface PageData {
  readonly targets: readonly TargetInfo[]
  readonly state: State
  readonly isEmbedded: boolean
}

/** Writes page data as JSON that is safe inside `script`. */
export const writePageData = (data: PageData): string => JSON.stringify(data).replaceAll('<', '\\u003c')

export const readPageData = (text: string): PageData => JSON.parse(text) as PageData
