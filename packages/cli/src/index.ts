// The door of the command: the program, to which the platform adds its own commands, and how it is run.
export { InputFault } from './ending.ts'
export { createProgram, runProgram } from './program.ts'
export type { Surroundings } from './surroundings.ts'
