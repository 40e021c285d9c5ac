import { expect, test } from 'vitest'
import { flattenEvent } from '../../../src/project/test/events/flatten-event.js'

test.each([
  ['an event of another kind', { Event: 'x', a: { b: 1 } }, { Event: 'x', a: { b: 1 } }],
  ['an event without fields', {}, {}],
  [
    'System with attributes and EventData',
    {
      Event: {
        '#attributes': { xmlns: 'x' },
        System: {
          Provider: { '#attributes': { Name: 'P', Guid: 'G' } },
          EventID: { '#text': 7045, '#attributes': { Qualifiers: 16384 } },
          TimeCreated: { '#attributes': { SystemTime: '2026-01-01T00:00:00Z' } },
          Channel: 'System',
          Correlation: null,
        },
        EventData: { '#attributes': { Name: 'x' }, Image: 'C:\\a.exe', 'Threat Name': { '#text': 'T' } },
      },
    },
    {
      '@timestamp': '2026-01-01T00:00:00Z',
      Provider_Name: 'P',
      Provider_Guid: 'G',
      EventID: 7045,
      EventID_Qualifiers: 16384,
      TimeCreated_SystemTime: '2026-01-01T00:00:00Z',
      Channel: 'System',
      Correlation: null,
      Image: 'C:\\a.exe',
      ThreatName: 'T',
      'Threat Name': 'T',
    },
  ],
  [
    'UserData',
    { Event: { System: { EventID: 1 }, UserData: { Operation: { '#attributes': { xmlns: 'x' }, User: 'ann' } } } },
    { EventID: 1, User: 'ann' },
  ],
  [
    'elements of Data with names and without',
    {
      Event: {
        System: { EventID: 1 },
        EventData: {
          Data: [{ '@Name': 'Image', '#text': 'a.exe' }, { '#attributes': { Name: 'User' }, '#text': 'ann' }, 'plain'],
        },
      },
    },
    { EventID: 1, Data: ['plain'], Image: 'a.exe', User: 'ann' },
  ],
  ['EventData that is null', { Event: { System: { EventID: 1 }, EventData: null } }, { EventID: 1 }],
])('flattens %s', (_, event, expected) => {
  expect(flattenEvent(event)).toEqual(expected)
})
