import type { fileMessages } from '../catalogue/file.js'
import type { Rationales } from './rationales.js'

/** Diagnostics about files as such: their bytes, their layout, and the files that are written. */
export const fileRationales: Rationales<typeof fileMessages> = {
  'unreadable-file': 'The file could not be opened or read.',
  'invalid-utf8':
    'Sigma files are UTF-8. An invalid byte would become a replacement character, and the value would match nothing.',
  'layout-kept': '`sigmacast format` compares each result with the original, and changes nothing if they may differ.',
  'order-kept': 'An alias refers to the last anchor of its name above it, so its key cannot move above the anchor.',
  'path-taken': 'The path of the output has to be different for each rule.',
  'not-accepted': 'The key `accept` of the configuration lists the queries that an output may contain.',
  'no-id-for-path': 'The path of the output contains `{id}`, so each of its rules needs an id.',
}
