import { expect, test } from 'vitest'
import { resourceName } from '../../src/backend/artifact/resource-name.js'

const ID = '5d3f9c1e-6f2b-4c55-9a41-7b0f2d6c8e93'

test.each([
  [{ title: 'Ölmühlen', id: ID }, 'olmuhlen'],
  [{ title: 'Ölfluß', id: ID }, 'olflu_5d3f9c1e'],
  [{ title: 'Обход AMSI', id: ID }, 'amsi_5d3f9c1e'],
  [{ title: '不審なログイン', id: ID }, 'rule_5d3f9c1e'],
  [{ title: 'ログ' }, 'rule_30ed30b0'],
  [{ title: 'ロク' }, 'rule_30ed30af'],
  [{ title: 'Shell “x” – y' }, 'shell_x_y'],
  [{ title: '🔥', id: ID }, 'rule_5d3f9c1e_6f2b_4c55_9a41_7b0f2d6c8e93'],
  [{ title: '', name: 'Of_Us' }, 'of_us'],
])('%j is the resource %s', (metadata, expected) => {
  expect(resourceName(metadata)).toBe(expected)
})
