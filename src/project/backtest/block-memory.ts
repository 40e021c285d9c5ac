import { LOG_BLOCK_BYTES, LOG_PART_BYTES } from '../project-limits.js'

/** Memory for blocks of lines. It goes from thread to thread, and is used again instead of becoming garbage. */
export interface BlockMemory {
  /** Returns memory for at least `length` bytes, whose content is undefined. */
  readonly take: (length: number) => Uint8Array<ArrayBuffer>
  /** Takes back the memory of a block, which nobody reads any more. */
  readonly give: (memory: ArrayBuffer) => void
}

export function openBlockMemory(): BlockMemory {
  const free: ArrayBuffer[] = []
  return {
    take: (length) => new Uint8Array(length <= SIZE ? (free.pop() ?? new ArrayBuffer(SIZE)) : new ArrayBuffer(length)),
    give: (memory) => {
      // Memory for longer lines is rare, and not kept.
      if (memory.byteLength === SIZE) free.push(memory)
    },
  }
}

/** A block ends with the part that fills it. */
const SIZE = LOG_BLOCK_BYTES + LOG_PART_BYTES
