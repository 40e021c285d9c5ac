import { spawn } from 'node:child_process'

/** A program that answers each line of JSON with one line of JSON, in order. */
export interface JsonLines<Request, Answer> {
  readonly ask: (requests: readonly Request[]) => Promise<readonly Answer[]>
  readonly close: () => Promise<void>
}

interface Waiting {
  readonly resolve: (line: string) => void
  readonly reject: (reason: Error) => void
}

/**
 * A program that starts with the first request. If it exits by itself, every pending request fails with an error that
 * contains its last output.
 */
export function openJsonLines<Request, Answer>(command: string, args: readonly string[]): JsonLines<Request, Answer> {
  let started: Lines | undefined
  return {
    ask: async (requests) => {
      started ??= startLines(command, args)
      const lines = await Promise.all(requests.map(jsonText).map(started.ask))
      return lines.map((line) => JSON.parse(line) as Answer)
    },
    close: async () => started?.close(),
  }
}

interface Lines {
  readonly ask: (line: string) => Promise<string>
  readonly close: () => Promise<void>
}

function startLines(command: string, args: readonly string[]): Lines {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'] })
  const waiting: Waiting[] = []
  let lastWords = ''
  let ended: Error | undefined
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    lastWords = (lastWords + text).slice(-2000)
  })

  // Node's own line reader treats U+2028 as a line break.
  let rest = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) waiting.shift()?.resolve(line)
  })

  const exit = new Promise<void>((resolve) => {
    const end = (what: string): void => {
      ended = new Error(`${command} ${what}\n${lastWords}`)
      for (const { reject } of waiting.splice(0)) reject(ended)
      resolve()
    }
    child.on('error', (error) => end(error.message))
    child.on('close', (code) => end(`ended with ${code}`))
  })
  // The exit handler reports a write to a program that has ended.
  child.stdin.on('error', () => undefined)

  return {
    ask: async (request) => {
      if (ended !== undefined) throw ended
      const line = new Promise<string>((resolve, reject) => waiting.push({ resolve, reject }))
      child.stdin.write(`${request}\n`)
      return line
    },
    close: async () => {
      child.stdin.end()
      await exit
    },
  }
}

const BIG = '\u0000bigint '

/** A large whole number is written with all its digits. */
const jsonText = (value: unknown): string =>
  JSON.stringify(value, (_, inner) => (typeof inner === 'bigint' ? BIG + inner : inner)).replace(
    /"\\u0000bigint (-?\d+)"/g,
    '$1',
  )
