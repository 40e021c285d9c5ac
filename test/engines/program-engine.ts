import type { Engine, SelectingEngine, Task } from './engine.js'
import { type JsonLines, openJsonLines } from './json-lines.js'

/** A request to a third-party program: one query, with or without events to search. */
export interface Request {
  readonly language: string
  readonly query: string
  readonly events?: Task['events']
}

/** `refused` is the reason for rejecting a query; `selected` is null if the program cannot evaluate it. */
export interface Answer {
  readonly refused?: string | null
  readonly selected?: readonly boolean[] | null
}

type Description = Pick<Engine, 'name' | 'targets' | 'about'>

/** An engine that is a separate program and reads a query in the language of that name. */
export function programEngine(
  { name, targets, about }: Description,
  command: string,
  args: readonly string[],
  language: string,
): SelectingEngine {
  const program: JsonLines<Request, Answer> = openJsonLines(command, args)
  return {
    name,
    targets,
    about,
    accepts: async (queries) => {
      const answers = await program.ask(queries.map((query) => ({ language, query })))
      return answers.map(({ refused }) => refused ?? null)
    },
    select: async (tasks) => {
      const answers = await program.ask(tasks.map(({ query, events }) => ({ language, query, events })))
      return answers.map(({ selected }) => selected ?? null)
    },
    close: program.close,
  }
}
