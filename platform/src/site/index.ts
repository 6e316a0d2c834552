// The site: the shell around every page, what pages are built from, the pages that belong to no module,
// and the assets that the browser loads.
export { ASSETS_PATH, type AssetManifest, buildAssets } from './assets/build-assets.ts'
export * from './components/document.ts'
export * from './components/figures.ts'
export * from './components/history.ts'
export * from './components/search.ts'
export * from './pages.ts'
export * from './shell.ts'
export { createSite, type Site, type SiteDeps } from './site.ts'
export * from './text.ts'
