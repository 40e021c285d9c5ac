// expect: 1:1 error not-a-config
export default ['rules']
