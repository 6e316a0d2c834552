// The editors' queue and check in Welsh.
import type { queueEn } from './queue-en.ts'

export const queueCy: typeof queueEn = {
  queue: {
    title: 'Yn aros am wiriadau',
    empty: 'Nid oes dim yn aros amdanoch.',
    count: (count) =>
      count === 1
        ? 'Mae 1 cofnod yn aros.'
        : `Cofnodion sy’n aros: ${count}, yr un sydd wedi aros hiraf yn gyntaf.`,
    record: 'Cofnod',
    kind: 'Math',
    waiting: 'Yn aros ers',
    authorised: (when) => `Awdurdodwyd ${when}`,
    first: 'Cyhoeddi am y tro cyntaf',
    next: 'Fersiwn newydd',
    underAnHour: 'llai nag awr',
    hours: (count) => `${count} awr`,
    days: (count) => `${count} diwrnod`,
    publish: 'Cyhoeddi',
    published: (title, number) => `${title}: cyhoeddwyd fersiwn ${number}`,
  },
  check: {
    contents: 'Ar y dudalen hon',
    force: 'Heddlu',
    tool: 'Offeryn',
    submitted: 'Cyflwynwyd',
    authorised: 'Awdurdodwyd gan',
    waiting: 'Yn aros ers',
    conditions: 'Amodau',
    review: 'Adolygiad erbyn',
    note: 'Beth sy’n newid, a pham',
    none: 'Dim',
    changes: (number) => `Beth a newidiodd ers fersiwn ${number}`,
    firstVersion: 'Cyhoeddi am y tro cyntaf',
    everything: 'Popeth y mae’r cofnod yn ei ddweud',
    disclosure: 'Datgelu',
    nothingWithheld: 'Nid oes yr un maes yn cael ei ddal yn ôl.',
    withheld: (count) => `Meysydd a ddelir yn ôl: ${count}`,
    lookAt: 'Edrychwch ar',
    question: 'Cwestiwn',
    doubts: {
      unconfirmed: 'Nid oes ail rôl wedi cadarnhau’r penderfyniad hwn.',
      lapsed: 'Mae’r penderfyniad wedi dod i ben neu’n dod i ben heddiw.',
      long: 'Daw’r penderfyniad i ben fwy na dwy flynedd o nawr.',
      national: 'Mae angen yr adolygydd cenedlaethol ar gyfer adrannau 23 a 24.',
    },
    flags: (count) => `Lleoedd i edrych arnynt ddwywaith: ${count}`,
    noFlags:
      'Ni chafwyd patrwm sy’n awgrymu enw, cyfeiriad, rhif, Cymraeg ar goll na brawddeg hir. Darllenwch y testun yr un fath.',
    field: 'Maes',
    excerpt: 'Testun',
    flagKinds: {
      person: 'Edrych fel enw person',
      email: 'Cyfeiriad e-bost',
      phone: 'Edrych fel rhif ffôn',
      network: 'Edrych fel cyfeiriad mewn rhwydwaith',
      welsh_missing: 'Mae’r Gymraeg ar goll',
      long_sentence: 'Brawddeg o fwy na 35 gair',
    },
    plainEnglish: 'Iaith glir',
    prompts: [
      'A fyddai rhywun a gafodd ei stopio, neu ddioddefwr, yn deall beth a wnaeth yr offeryn iddo?',
      'A yw pob talfyriad wedi’i ysgrifennu’n llawn y tro cyntaf?',
      'A roddir cyfraddau gyda’r hyn y maent allan ohono?',
      'A oes unrhyw air yn canmol yr offeryn yn lle dweud beth a fesurwyd?',
      'A yw’n glir pwy sy’n adolygu’r allbwn, a beth y gallant ei newid?',
    ],
    decide: 'Penderfynu',
    whatPublishing:
      'Mae cyhoeddi’n gwneud y testun hwn yn gyhoeddus ar unwaith ac am byth: nid yw fersiwn gyhoeddedig byth yn newid. Penderfyniad yr heddlu ei hun yw defnyddio’r offeryn o hyd.',
    returned: 'Dychwelwyd y cofnod i’r heddlu',
  },
}
