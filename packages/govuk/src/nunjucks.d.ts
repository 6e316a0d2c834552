// The part of Nunjucks that the bridge uses; the library ships no types of its own.
declare module 'nunjucks' {
  type Exported = Readonly<Record<string, unknown>>
  type Template = { getExported(done: (error: Error | null, exported: Exported) => void): void }
  type Environment = { getTemplate(name: string, eagerCompile: boolean): Template }
  type Options = { readonly autoescape: boolean; readonly throwOnUndefined?: boolean }
  const nunjucks: {
    readonly Environment: new (loader: unknown, options: Options) => Environment
    readonly FileSystemLoader: new (folder: string) => unknown
  }
  // biome-ignore lint/style/noDefaultExport: Nunjucks is CommonJS, and this is how Node offers it
  export default nunjucks
}
