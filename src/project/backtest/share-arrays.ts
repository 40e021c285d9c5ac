/** Moves the large typed arrays of plain data to memory that threads share, so that each thread does not copy them. */
export function shareArrays<Data>(data: Data): Data {
  return shared(data) as Data
}

function shared(value: unknown): unknown {
  if (value instanceof Int32Array) return sharedCopy(value, new Int32Array(memory(value)))
  if (value instanceof Uint16Array) return sharedCopy(value, new Uint16Array(memory(value)))
  if (Array.isArray(value)) return value.map(shared)
  if (typeof value !== 'object' || value === null || value instanceof Map) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, shared(member)]))
}

const memory = ({ byteLength }: ArrayBufferView): SharedArrayBuffer => new SharedArrayBuffer(byteLength)

function sharedCopy<Numbers extends Int32Array | Uint16Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from)
  return to
}
