import { tagValue } from './tag-value.js'

const CAR = /^\d{4}-\d{2}-\d{3}$/

export const tagCar = tagValue({
  namespace: 'car',
  isValid: (name) => CAR.test(name),
  correct: (name) => /^car[-_.](\d{4}-\d{2}-\d{3})$/.exec(name)?.[1],
  expected: 'the id of an analytic in the MITRE Cyber Analytics Repository',
  help: 'write `car.` and the id without `CAR-`, such as `car.2016-04-005`',
  why: 'Tools build the link to the analytic from the tag: https://car.mitre.org/analytics/.',
  wrong: 'car-2016-04-005',
  right: '2016-04-005',
})
