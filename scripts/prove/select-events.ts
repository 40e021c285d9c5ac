import type { Json } from '../../src/index.js'
import { isObject } from '../../src/ir/json.js'
import type { Engine, Task } from '../../test/engines/engine.js'

type Verdicts = readonly (boolean | undefined)[]

/**
 * The engine's results for each event of each query; undefined if it has none. Some engines put the events of a
 * query into one index, where a field cannot be a text in one event and an object in another. Such events go into
 * separate calls. If a call fails, each half of the events is tried.
 */
export async function selectEvents(
  select: NonNullable<Engine['select']>,
  tasks: readonly Task[],
): Promise<readonly Verdicts[]> {
  const groups = tasks.map(({ events }) => groupsOf(events))
  const parts = tasks.flatMap(({ query, events }, index) =>
    (groups[index] ?? []).map((group) => ({ query, events: group.map((at) => events[at]) })),
  )
  const answers = [...(await selectHalves(select, parts))]
  return groups.map((own) => {
    const results = answers.splice(0, own.length)
    const places = own.flatMap((group, part) => group.map((at, index) => [at, results[part]?.[index]] as const))
    return places.sort(([a], [b]) => a - b).map(([, verdict]) => verdict)
  })
}

async function selectHalves(
  select: NonNullable<Engine['select']>,
  tasks: readonly Task[],
): Promise<readonly Verdicts[]> {
  if (tasks.length === 0) return []
  const answers = await select(tasks)
  const open = tasks.filter(({ events }, index) => (answers[index] ?? null) === null && events.length > 1)
  const halves = open.flatMap(({ query, events }) => {
    const middle = events.length >> 1
    return [events.slice(0, middle), events.slice(middle)].map((half) => ({ query, events: half }))
  })
  const rest = [...(await selectHalves(select, halves))]
  return tasks.map((task, index): Verdicts => {
    const answer = answers[index] ?? null
    if (answer !== null) return answer.map((verdict) => verdict ?? undefined)
    return open.includes(task) ? rest.splice(0, 2).flat() : task.events.map(() => undefined)
  })
}

type Kinds = Map<string, 'object' | 'value'>

/** Groups event indexes so that in each group, every field is always an object or never one. */
function groupsOf(events: readonly Json[]): readonly (readonly number[])[] {
  const groups: { readonly kinds: Kinds; readonly places: number[] }[] = []
  for (const [at, event] of events.entries()) {
    const own: Kinds = new Map()
    collect(event, '', own)
    const group = groups.find(({ kinds }) => [...own].every(([path, kind]) => (kinds.get(path) ?? kind) === kind))
    if (group === undefined) groups.push({ kinds: own, places: [at] })
    else {
      group.places.push(at)
      for (const [path, kind] of own) group.kinds.set(path, kind)
    }
  }
  return groups.map(({ places }) => places)
}

function collect(value: Json, path: string, kinds: Kinds): void {
  if (Array.isArray(value)) for (const element of value) collect(element, path, kinds)
  else if (isObject(value)) {
    if (path !== '') kinds.set(path, 'object')
    for (const [key, inner] of Object.entries(value)) {
      const name = path === '' ? key : `${path}.${key}`
      // A name with dots also leads into objects.
      for (let dot = key.indexOf('.'); dot > 0; dot = key.indexOf('.', dot + 1))
        kinds.set(name.slice(0, name.length - key.length + dot), 'object')
      collect(inner, name, kinds)
    }
  } else if (value !== null && value !== undefined) kinds.set(path, 'value')
}
