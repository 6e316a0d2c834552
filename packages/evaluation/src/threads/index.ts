// The door of the threads: work that is done in a thread of its own, which sends one answer.
export { startThread, type Thread } from './thread.ts'
