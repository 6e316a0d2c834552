// How a route answers with a page: it says what is its own (title, body, where it stands), and the shell
// adds what every page has. `reply.page` is the only way in which HTML leaves the server.
import type { Html } from '@policeai/govuk/html'

export type Room = 'register' | 'lab' | 'work' | 'administration'

export type PageParts = Readonly<{
  /** Says where one is; the name of the service is added. Also the h1, unless `heading` is false. */
  title: string
  body: Html
  status?: number
  room?: Room
  breadcrumbs?: readonly Readonly<{ text: string; href: string }>[]
  backLink?: string
  /** A form with faults: the title begins with "Error:". */
  error?: boolean
  /** False where the body carries its own h1. */
  heading?: boolean
  /** Wider than the measure of text: pages of tables. */
  wide?: boolean
  /** Not for search engines. */
  unlisted?: boolean
}>

declare module 'fastify' {
  interface FastifyReply {
    page: (parts: PageParts) => FastifyReply
  }
  interface FastifyRequest {
    /** Shown once, on the next page that this reader opens. Text in the reader's language. */
    flash: (message: string) => void
    takeFlash: () => string | null
  }
}
