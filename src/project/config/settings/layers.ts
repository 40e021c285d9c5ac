import { type Data, type DataObject, toData } from '../../../rule/yaml/data.js'
import type { YamlMapping, YamlNode } from '../../../rule/yaml/node.js'
import { nodeAt, type Path } from '../read/paths.js'

/** The settings that some part of a configuration makes, at its path. A later layer wins over an earlier one. */
export interface Layer {
  readonly path: Path
  /** The keys of the part that are settings. */
  readonly keys: readonly string[]
  /** The name below each key that leads to the setting, as in `options: { toy: … }` of an override. */
  readonly below?: string
}

/** A setting with its place: the path of its value in the configuration. */
export interface Setting {
  /** The keys of the setting, such as `['select', 'level']`. */
  readonly keys: readonly string[]
  readonly path: Path
  readonly node: YamlNode
}

/** Settings by the text of their keys. */
export type Settings = ReadonlyMap<string, Setting>

/** The maps that are merged key by key; any other value is replaced. */
const MERGED: ReadonlySet<string> = new Set(['select', 'accept', 'accept.unmapped', 'vars', 'options'])

/** Merges the settings of layers, from the weakest to the strongest. */
export function mergeLayers(root: YamlMapping, layers: readonly Layer[]): Settings {
  const merged = new Map<string, Setting>()
  const add = (node: YamlNode | undefined, keys: readonly string[], path: Path): void => {
    if (node === undefined) return
    if (node.kind !== 'mapping' || !MERGED.has(keys.join('.'))) {
      merged.set(JSON.stringify(keys), { keys, path, node })
      return
    }
    for (const { key, value } of node.entries) add(value, [...keys, key.text], [...path, key.text])
  }
  for (const { path, keys, below } of layers) {
    for (const key of keys) {
      const at = [...path, key, ...(below === undefined ? [] : [below])]
      add(nodeAt(root, at), [key], at)
    }
  }
  return merged
}

/** Returns the setting with these keys. */
export const settingAt = (settings: Settings, ...keys: readonly string[]): Setting | undefined =>
  settings.get(JSON.stringify(keys))

/** Returns the text of a setting; empty if it is none, or no text. */
export function textAt(settings: Settings, key: string): string {
  const node = settingAt(settings, key)?.node
  return node?.kind === 'scalar' ? node.text : ''
}

/** Returns the settings below a key, by the rest of their keys. */
export const settingsBelow = (settings: Settings, key: string): readonly Setting[] =>
  [...settings.values()].filter(({ keys }) => keys[0] === key && keys.length > 1)

/** Returns the data of all settings below a key as one map. */
export function dataBelow(settings: Settings, key: string): DataObject {
  const data: Record<string, Data> = Object.create(null)
  for (const { keys, node } of settingsBelow(settings, key)) {
    const [, first = '', second] = keys
    data[first] = second === undefined ? toData(node) : { ...(data[first] as DataObject), [second]: toData(node) }
  }
  return data
}
