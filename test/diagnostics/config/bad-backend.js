// expect: 1:1 error bad-backend
// expect: 1:1 error bad-backend
// expect: 1:1 error bad-backend
const backend = { name: 'kql', formats: [{}], options: {}, stages() {}, join() {}, correlate() {} }
export default {
  rules: 'rules',
  outputs: { a: { target: 'splunk', path: 'dist/a.spl' } },
  backends: [backend, { ...backend, name: undefined }, { ...backend, name: 'mine', join: 5 }],
}
