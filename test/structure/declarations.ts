/** An exported name with its declaration. */
export interface PublicName {
  readonly name: string
  readonly declaration: string
}

type Files = ReadonlyMap<string, string>

/**
 * The public names of a declaration file, each with its declaration on one line. Only for the style of this project:
 * explicit names in `export { … } from`, lists of such names in `export type * from`, and declarations that begin with
 * `export`.
 */
export function publicNames(files: Files, entry: string): readonly PublicName[] {
  const text = withoutComments(read(files, entry))
  const own = [...declarations(text)].map(([name, declaration]) => ({ name, declaration }))
  const passedOn = [...text.matchAll(/^export\s+(?:type\s+)?\{([^}]*)\}(?:\s*from\s*'([^']+)')?/gm)].flatMap(
    ([, names = '', from]) =>
      names
        .split(',')
        .map((name) => name.replace(/^\s*type\s+/, '').trim())
        .filter((name) => name !== '')
        .map((name) => ({
          name,
          declaration: lookUp(files, from === undefined ? imported(text, entry, name) : resolve(entry, from), name),
        })),
  )
  const fromLists = [...text.matchAll(/^export type \* from '([^']+)'/gm)].flatMap(([, from = '']) =>
    publicNames(files, resolve(entry, from)),
  )
  return [...own, ...passedOn, ...fromLists].sort((a, b) => (a.name < b.name ? -1 : 1))
}

function read(files: Files, path: string): string {
  const text = files.get(path)
  if (text === undefined) throw new Error(`no declaration file ${path}`)
  return text
}

function lookUp(files: Files, path: string, name: string): string {
  const found = declarations(withoutComments(read(files, path))).get(name)
  if (found !== undefined) return found
  const passedOn = publicNames(files, path).find((other) => other.name === name)
  if (passedOn === undefined) throw new Error(`no declaration of ${name} in ${path}`)
  return passedOn.declaration
}

function imported(text: string, entry: string, name: string): string {
  const statements = text.matchAll(/^import\s+(?:type\s+)?\{([^}]*)\}\s*from\s*'([^']+)'/gm)
  for (const [, names = '', from = ''] of statements) {
    if (names.split(',').some((other) => other.replace(/^\s*type\s+/, '').trim() === name)) return resolve(entry, from)
  }
  throw new Error(`${entry} passes on ${name} from nowhere`)
}

const resolve = (from: string, path: string): string =>
  new URL(path.replace(/\.js$/, '.d.ts'), `file:///${from}`).pathname.slice(1)

const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')

/** Each exported statement runs to the next one that begins a line. A function has all of its overloads. */
function declarations(text: string): ReadonlyMap<string, string> {
  const all = new Map<string, string>()
  for (const statement of text.split(/^(?=(?:export|import|declare|interface|type|const|function)\b)/m)) {
    const [, name] = /^export (?:declare )?(?:interface|type|const|function) (\w+)/.exec(statement) ?? []
    if (name === undefined) continue
    const overload = all.get(name)
    all.set(name, `${overload === undefined ? '' : `${overload}\n`}${folded(statement)}`)
  }
  return all
}

/** On one line; very long declarations have one line per member. */
function folded(statement: string): string {
  const line = statement
    .replace(/^export (?:declare )?/, '')
    .replace(/import\("[^"]*"\)\./g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/;$/, '')
  return line.length < LONG ? line : line.replace(/(?<=[{;]) (?=\S)(?!\})/g, '\n  ').replace(/ \}$/, '\n}')
}

const LONG = 1_200
