import type { Answer } from '../answer/answer.js'
import { type Input, type TargetInput, type TextName, targetInput } from '../input/input.js'
import type { Reply } from '../protocol/messages.js'
import { lineRange, type ShownRange, tabOfText } from './shown-range.js'
import type { DetailTab, InputTab, State } from './state.js'

/** Something that happens on the page. */
export type Action =
  | { readonly kind: 'edit'; readonly name: TextName; readonly text: string }
  | { readonly kind: 'load'; readonly input: Input }
  | { readonly kind: 'choose-target'; readonly target: string }
  | { readonly kind: 'choose-rule'; readonly rule: number }
  | { readonly kind: 'choose-format'; readonly format: string }
  | { readonly kind: 'set-option'; readonly option: string; readonly value: string | undefined }
  | { readonly kind: 'toggle-pipeline'; readonly name: string }
  | { readonly kind: 'show-input'; readonly tab: InputTab }
  | { readonly kind: 'show-detail'; readonly tab: DetailTab }
  | { readonly kind: 'show-range'; readonly range: ShownRange }
  | { readonly kind: 'show-event'; readonly line: number }
  | { readonly kind: 'asked'; readonly sequence: number; readonly input: Input }
  | { readonly kind: 'reply'; readonly reply: Reply }
  | { readonly kind: 'late'; readonly sequence: number }
  | { readonly kind: 'lost'; readonly sequence: number; readonly isGivenUp: boolean }
  | { readonly kind: 'notice'; readonly text: string }
  | { readonly kind: 'link-problem'; readonly text: string }

/** Returns the state after an action. */
export function reduce(state: State, action: Action): State {
  const { input } = state
  switch (action.kind) {
    case 'edit':
      return withInput(state, { ...input, [action.name]: action.text })
    case 'load':
      return withInput(state, action.input)
    case 'choose-target':
      return withInput(state, { ...input, target: action.target })
    case 'choose-rule':
      return withInput(state, { ...input, rule: action.rule })
    case 'choose-format':
      return withTarget(state, { ...targetInput(input, input.target), format: action.format })
    case 'set-option':
      return withTarget(state, withOption(targetInput(input, input.target), action.option, action.value))
    case 'toggle-pipeline':
      return withInput(state, { ...input, builtIn: toggled(input.builtIn, action.name) })
    case 'show-input':
      return { ...state, inputTab: action.tab }
    case 'show-detail':
      return { ...state, detailTab: action.tab }
    case 'show-range':
      return withShown(state, action.range)
    case 'show-event':
      return withShown(state, { name: 'events', ...lineRange(input.events, action.line) })
    case 'asked':
      return { ...state, asked: action.sequence, sent: action.input }
    case 'reply':
      return withReply(state, action.reply)
    case 'late':
      return action.sequence === state.asked && state.answered < state.asked ? { ...state, isLate: true } : state
    case 'lost':
      return { ...state, problem: action.isGivenUp ? GIVEN_UP : RESTARTED }
    case 'notice':
      return { ...state, notice: action.text }
    case 'link-problem':
      return { ...state, linkProblem: action.text }
  }
}

const RESTARTED = 'The compiler did not answer, and was started again.'
const GIVEN_UP = 'The compiler cannot cope with this input. The next change starts it again.'

const withInput = (state: State, input: Input): State => ({
  ...state,
  input,
  checked: state.checked ?? state.input,
  notice: '',
  linkProblem: '',
})

const withShown = (state: State, shown: ShownRange): State => ({ ...state, shown, inputTab: tabOfText[shown.name] })

const withTarget = (state: State, choices: TargetInput): State =>
  withInput(state, { ...state.input, settings: { ...state.input.settings, [state.input.target]: choices } })

/** Sets the text of an option; `undefined` gives it its default. */
function withOption(choices: TargetInput, option: string, value: string | undefined): TargetInput {
  const { [option]: _, ...others } = choices.options
  return { ...choices, options: value === undefined ? others : { ...others, [option]: value } }
}

const toggled = (names: readonly string[], name: string): readonly string[] =>
  names.includes(name) ? names.filter((other) => other !== name) : [...names, name]

function withReply(state: State, reply: Reply): State {
  if (reply.sequence !== state.asked) return state
  switch (reply.kind) {
    case 'part':
      return withPart(state, reply.part)
    case 'done':
      return { ...state, milliseconds: reply.milliseconds, problem: '' }
    case 'incomplete':
      return withProblem(state, NOT_DOWNLOADED)
    case 'failed':
      return withProblem(
        state,
        `This input shows a bug of sigmacast: ${reply.message}. The results may be from before.`,
      )
  }
}

const NOT_DOWNLOADED =
  'A part of the page could not be downloaded, so results may be from before. Check the connection, then change something.'

const withProblem = (state: State, problem: string): State => ({
  ...state,
  isLate: state.answered < state.asked,
  problem,
})

/** The parts of an answer about a rule, for an input without one. */
const NO_RULE: Partial<Answer> = {
  targets: [],
  predicates: [],
  witnesses: { witnesses: [], reason: null },
  events: { lines: [], skipped: 0, reason: null },
  explanation: [],
}

function withPart(state: State, part: Partial<Answer>): State {
  const { rules, remarks } = part
  const answer = { ...state.answer, ...(rules?.state === 'empty' ? NO_RULE : {}), ...part }
  if (rules === undefined) return { ...state, answer, checked: remarks === undefined ? state.checked : state.sent }
  const hasQueries = (state.answer.targets?.length ?? 0) > 0
  return {
    ...state,
    answer,
    answered: state.asked,
    isLate: false,
    isFromEarlier: rules.state === 'broken' && hasQueries,
  }
}
