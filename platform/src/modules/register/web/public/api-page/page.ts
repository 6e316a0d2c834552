// GET /api : what there is for programs, on one page for people.
import { type Html, html } from '@policeai/govuk'
import { type Language, languageOf } from '../../../../../kernel/http/language.ts'
import type { App } from '../../../../../kernel/module.ts'
import { dataTable } from '../../../../../site/index.ts'
import { publicText } from '../../../locales/public/index.ts'

export function addApiPage(app: App): void {
  app.get('/api', { config: { access: 'public' } }, async (request, reply) => {
    const language = languageOf(request)
    return reply.page({ title: publicText(language).api.title, wide: true, body: apiView(language) })
  })
}

function apiView(language: Language): Html {
  const text = publicText(language).api
  const places = [
    ['/api/v1/records', text.list],
    ['/api/v1/records.csv', text.csv],
    ['/api/v1/records/{id}', text.record],
    ['/api/v1/records/{id}/versions/{number}', text.version],
    ['/register/{id}/evidence/{sha256}', text.evidence],
    ['/register/feed.atom', text.feed],
    ['/api/v1/openapi.json', text.openapi],
    ['/api/v1/record.schema.json', text.schema],
  ] as const
  return html`<p class="govuk-body-l">${text.lead}</p>
${dataTable({
  id: 'addresses',
  caption: text.what,
  columns: [{ text: text.address }, { text: text.gives }],
  rows: places.map(([address, gives]) => [addressView(address), gives]),
})}
<h2 class="govuk-heading-m">${text.rules}</h2>
<ul class="govuk-list govuk-list--bullet"><li>${text.rule1}</li><li>${text.rule2}</li><li>${text.rule3}</li><li>${text.rule4}</li></ul>`
}

const addressView = (address: string): Html =>
  address.includes('{')
    ? html`<span class="app-mono">${address}</span>`
    : html`<a class="govuk-link app-mono" href="${address}">${address}</a>`
