// Properties are tried on the same cases every time: a run that failed fails again, and one that passed is no accident of the
// day. To try others, change the seed.
import fc from 'fast-check'

fc.configureGlobal({ seed: 20_261_124 })
