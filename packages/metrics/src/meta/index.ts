// Between sites: what figures from many forces or studies say together, and how far they differ.
export { type Heterogeneity, heterogeneityOf, type SpreadMethod, varianceBetween } from './heterogeneity.ts'
export { fixedEffect, type RandomEffects, randomEffects } from './pool.ts'
export { logitOf, proportionOfLogit, type SiteEstimate } from './site.ts'
