import type { Answer } from '../answer/answer.js'
import { emptyInput, type Input } from '../input/input.js'
import type { ShownRange } from './shown-range.js'

export const inputTabs = ['rules', 'filters', 'pipelines', 'events', 'options'] as const
export type InputTab = (typeof inputTabs)[number]

export const detailTabs = ['witnesses', 'events', 'explain', 'artifact'] as const
export type DetailTab = (typeof detailTabs)[number]

/** Everything that the page shows. */
export interface State {
  readonly input: Input
  readonly inputTab: InputTab
  readonly detailTab: DetailTab
  /** The range that an editor has to show; undefined until someone asks for one. */
  readonly shown: ShownRange | undefined
  /** The parts of the answer that have arrived, the last of each. */
  readonly answer: Partial<Answer>
  /** The sequence number of the latest request; 0 before the first. */
  readonly asked: number
  /** The sequence number of the request that the queries belong to. */
  readonly answered: number
  /** The input of the latest request; undefined before the first. */
  readonly sent: Input | undefined
  /** The input that the problems are about; undefined if it is the current one. */
  readonly checked: Input | undefined
  /** True if the queries on the page are those of an earlier version of the rule, because the current one has errors. */
  readonly isFromEarlier: boolean
  /** True if the queries have been older than the input for so long that the page shows it. */
  readonly isLate: boolean
  /** The duration of the last complete answer in milliseconds. */
  readonly milliseconds: number | undefined
  /** The last thing that happened, as a sentence for people; empty if the duration says enough. */
  readonly notice: string
  /** A sentence about a compiler that went wrong, which stays until the next answer; empty if none did. */
  readonly problem: string
  /** A sentence about a link that could not be read, which stays until the next change; empty if there is none. */
  readonly linkProblem: string
}

export const initialState: State = {
  input: emptyInput,
  inputTab: 'rules',
  detailTab: 'witnesses',
  shown: undefined,
  answer: {},
  asked: 0,
  answered: 0,
  sent: undefined,
  checked: undefined,
  isFromEarlier: false,
  isLate: false,
  milliseconds: undefined,
  notice: '',
  problem: '',
  linkProblem: '',
}
