import { expect, test } from 'vitest'
import { loadTargets, platforms } from '../../backends/folders.js'
import { backends } from '../../backends/index.js'
import { platformsOf } from '../../src/backend/platform.js'
import { loadFormats } from '../../src/index.js'

test('the platforms are those of the backends', () => {
  expect(platforms).toEqual(platformsOf(backends.values()))
})

test.each([...backends])('loads %s, and only what its folder has', async (name, backend) => {
  const loaded = await loadTargets([name])
  expect(loaded.get(name)).toBe(backend)
  for (const [other, value] of loaded) expect(value).toBe(backends.get(other))
  expect(platformsOf(loaded.values())).toEqual(platformsOf([backend]))
})

test('loads all backends for an unknown name', async () => {
  expect(await loadTargets(['unknown', ...backends.keys()])).toBe(backends)
})

test.each([...backends])('the formats of %s are those that it describes', async (_, backend) => {
  const loaded = await loadFormats(backend)
  for (const [index, { name, about, otherNames, options }] of backend.formats.entries()) {
    expect(loaded.formats[index]).toMatchObject({ name, about, ...(otherNames && { otherNames }) })
    expect(loaded.formats[index]?.options).toBe(options)
  }
  expect(await loadFormats(backend)).toBe(loaded)
  expect(await loadFormats(loaded)).toBe(loaded)
})
