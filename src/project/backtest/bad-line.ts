/** A line that is no event. */
export interface BadLine {
  /** From 1. */
  readonly line: number
  readonly problem: LineProblem
  /** The problem as a sentence without the place. */
  readonly message: string
}

export type LineProblem = keyof typeof MESSAGES

const MESSAGES = {
  'invalid-utf8': () => 'the line is not valid UTF-8',
  'invalid-json': () => 'the line is not valid JSON',
  'not-an-object': () => 'the line is valid JSON, but no object',
  'too-long': (longest: number) => `the line has more than ${longest} bytes`,
}

export const badLine = (line: number, problem: LineProblem, longest = 0): BadLine => ({
  line,
  problem,
  message: MESSAGES[problem](longest),
})
