// Time is handed in, so that a rule about dates can be tested on any day.

export type Clock = () => Date

export const systemClock: Clock = () => new Date()
