// The task list of a record: what is missing, who has it, what happens next, and one obvious button.
import { button, taskList as govukTaskList, type Html, html, insetText } from '@policeai/govuk'
import { sections } from '@policeai/record'
import { href, type Language } from '../../../../../kernel/http/language.ts'
import { formatDate, formatTime, statusTag } from '../../../../../site/index.ts'
import type { Version } from '../../../domain/chain.ts'
import type { Draft } from '../../../domain/draft.ts'
import type { RegisterRecord } from '../../../domain/record.ts'
import { mayDo, type Person, refusalOf } from '../../../domain/rules.ts'
import { type Task, type TaskList, taskList } from '../../../domain/tasks.ts'
import { workText } from '../../../locales/work/index.ts'
import { recordPath } from '../context.ts'

export type RecordParts = Readonly<{
  language: Language
  record: RegisterRecord
  draft: Draft | null
  versions: readonly Version[]
  evidence: number
  person: Person
}>

export function recordView(parts: RecordParts): Html {
  const { draft } = parts
  return html`${standing(parts)}${draft ? writing(parts, draft) : published(parts)}${history(parts)}`
}

function standing({ language, record, draft }: RecordParts): Html {
  const text = workText(language).record
  const status = record.retiredAt
    ? 'retired'
    : draft
      ? draft.returned
        ? 'returned'
        : draft.state
      : 'published'
  return html`<p class="govuk-body">${statusTag(language, status)} ${text.about(record.toolName, record.supplier)}</p>
<p class="govuk-body-l">${text.next[status]}</p>
${draft?.returned && returnedNotice(language, draft.returned)}`
}

function returnedNotice(language: Language, { reason, role, at }: NonNullable<Draft['returned']>): Html {
  const text = workText(language).record
  return insetText({
    text: html`<h2 class="govuk-heading-m">${text.returnedBy[role]}</h2><p class="govuk-body app-typed">${reason}</p><p class="govuk-body app-muted">${formatTime(language, at)}</p>`,
  })
}

function writing(parts: RecordParts, draft: Draft): Html {
  const { language, record, person } = parts
  const text = workText(language).record
  const list = taskList(draft.content)
  const editable = mayDo('save', draft, person)
  return html`<p class="govuk-body"><strong>${text.progress(list.filled, list.required)}</strong></p>
${obvious(parts, draft, list)}
${govukTaskList({ idPrefix: 'section', items: list.tasks.map((task) => sectionTask(language, record.id, task, editable)) })}
<h2 class="govuk-heading-m">${text.afterwards}</h2>
${govukTaskList({ idPrefix: 'after', items: afterwards(parts, list, editable) })}
${otherActs(parts, draft)}`
}

function obvious({ language, record, person }: RecordParts, draft: Draft, list: TaskList): Html | null {
  const text = workText(language).record
  const link = (label: string, rest: string) =>
    button({ text: label, href: href(language, recordPath(record.id, rest)) })
  if (mayDo('authorise', draft, person)) return link(text.decide, '/authorise')
  if (refusalOf('authorise', draft, person, draft.revision)?.code === 'own_work')
    return insetText({ text: text.ownWork })
  if (!mayDo('save', draft, person)) return null
  const next = sections.find(({ key }) => key === list.next)
  return next ? link(text.goOn(next.title[language]), `/sections/${next.key}`) : link(text.submit, '/submit')
}

const TASK_TAGS = {
  completed: null,
  in_progress: 'govuk-tag--light-blue',
  not_started: 'govuk-tag--blue',
  optional: 'govuk-tag--grey',
} as const

function sectionTask(language: Language, recordId: string, task: Task, editable: boolean) {
  const text = workText(language).record
  const section = sections.find(({ key }) => key === task.section)
  const classes = TASK_TAGS[task.state]
  return {
    title: { text: section?.title[language] ?? task.section },
    href: editable ? href(language, recordPath(recordId, `/sections/${task.section}`)) : undefined,
    hint: task.required > 0 ? { text: text.ofSection(task.filled, task.required) } : undefined,
    status: classes ? { tag: { text: text.tasks[task.state], classes } } : { text: text.tasks[task.state] },
  }
}

function afterwards({ language, record, evidence }: RecordParts, list: TaskList, editable: boolean) {
  const text = workText(language).record
  const path = (rest: string) => href(language, recordPath(record.id, rest))
  const ready = editable && list.next === null
  return [
    {
      title: { text: text.evidence },
      href: editable ? path('/evidence') : undefined,
      hint: { text: text.evidenceHint },
      status: { text: text.attached(evidence) },
    },
    { title: { text: text.preview }, href: path('/preview'), hint: { text: text.previewHint }, status: {} },
    {
      title: { text: text.submit },
      href: ready ? path('/submit') : undefined,
      status: ready
        ? { tag: { text: text.tasks.ready, classes: 'govuk-tag--green' } }
        : cannotStart(editable, text),
    },
  ]
}

const cannotStart = (editable: boolean, text: ReturnType<typeof workText>['record']) =>
  editable
    ? { text: text.tasks.cannot_start, classes: 'govuk-task-list__status--cannot-start-yet' }
    : { text: text.tasks.completed }

function otherActs({ language, record, person }: RecordParts, draft: Draft): Html {
  const text = workText(language).record
  const withdraw = mayDo('withdraw', draft, person)
  return html`${
    withdraw &&
    html`<form method="post" action="${href(language, recordPath(record.id, '/withdraw'))}"><input type="hidden" name="_revision" value="${draft.revision}">
${button({ text: text.withdraw, classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`
  }`
}

function published({ language, record, person, versions }: RecordParts): Html {
  const text = workText(language).record
  const version = versions.at(-1)
  const revise = person.roles.includes('contributor') && record.retiredAt === null
  return html`${version?.review_due && html`<p class="govuk-body">${text.reviewDue(formatDate(language, version.review_due))}</p>`}
<div class="govuk-button-group">${
    revise &&
    html`<form method="post" action="${href(language, recordPath(record.id, '/revise'))}">${button({ text: text.revise, preventDoubleClick: true })}</form>`
  }
<a class="govuk-link" href="${href(language, `/register/${record.id}`)}">${text.publicPage}</a></div>
${record.retiredReason && insetText({ text: html`<p class="govuk-body app-typed">${record.retiredReason}</p>` })}`
}

function history({ language, record, person, versions }: RecordParts): Html | null {
  if (versions.length === 0) return null
  const text = workText(language).record
  const retire = person.roles.includes('approver') && record.retiredAt === null
  return html`<h2 class="govuk-heading-m">${text.history}</h2>
<ol class="govuk-list">${versions
    .toReversed()
    .map(
      ({ number, published_at, change_note }) =>
        html`<li><strong>${text.version(number)}</strong>, ${formatDate(language, published_at)}${
          change_note !== '' && html`: ${change_note}`
        }</li>`,
    )}</ol>
${retire && html`<p class="govuk-body"><a class="govuk-link" href="${href(language, recordPath(record.id, '/retire'))}">${text.retire}</a></p>`}`
}
