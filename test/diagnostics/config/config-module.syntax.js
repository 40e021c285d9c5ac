// expect: 1:1 error config-module
export default {
