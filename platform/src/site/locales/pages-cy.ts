// Y tudalennau nad ydynt yn perthyn i unrhyw ran: the same pages as in English, written for Welsh readers.
import { html } from '@policeai/govuk/html'
import type { PagesText } from './pages-en.ts'

const faults: PagesText['faults'] = {
  'not-found': {
    title: 'Heb ddod o hyd i’r dudalen',
    advice:
      'Gwnewch yn siŵr bod y cyfeiriad yn gyflawn. Os na allwch ddod o hyd i gofnod, efallai na chafodd erioed ei gyhoeddi.',
  },
  'not-allowed': {
    title: 'Ni allwch agor hwn',
    advice: 'Nid yw’n rhan o’ch rôl. Os dylai fod, gofynnwch i weinyddwr eich sefydliad.',
  },
  'sign-in-needed': {
    title: 'Mewngofnodwch yn gyntaf',
    advice: 'Mae’r dudalen hon i’r bobl sy’n paratoi neu’n gwirio cofnodion.',
  },
  'cross-site': {
    title: 'Ni ddaeth hwn o’r safle hwn',
    advice: 'Ni newidiwyd dim. Agorwch y ffurflen ar y safle hwn, a’i hanfon eto.',
  },
  'edit-conflict': {
    title: 'Mae rhywun arall wedi newid hwn',
    advice:
      'Ni throsysgrifwyd dim, ac ni chadwyd yr hyn a deipioch. Ewch yn ôl i gopïo’ch testun, agorwch y dudalen o’r newydd i weld beth sydd wedi newid, yna gwnewch eich newid eto.',
  },
  'wrong-state': {
    title: 'Mae hwn wedi symud ymlaen',
    advice: 'Nid yw’r hyn y gofynnoch amdano yn bosibl bellach. Agorwch ef o’r newydd i weld ble mae arni.',
  },
  'too-large': {
    title: 'Mae’r ffeil yn rhy fawr',
    advice: 'Ni chadwyd dim. Anfonwch ffeil lai, neu rhannwch hi.',
  },
  'bad-request': {
    title: 'Nid oedd modd darllen y cais',
    advice: 'Ni newidiwyd dim. Ewch yn ôl, gwiriwch yr hyn a roesoch, a’i anfon eto.',
  },
  'too-many-requests': { title: 'Gormod o geisiadau', advice: 'Arhoswch funud, yna agorwch y dudalen eto.' },
  unavailable: {
    title: 'Ddim ar gael nawr',
    advice: 'Mae popeth a gadwyd yn ddiogel. Rhowch gynnig arall arni ymhen ychydig funudau.',
  },
  internal: {
    title: 'Aeth rhywbeth o’i le yma',
    advice:
      'Ni sydd ar fai, ac mae’r nam wedi’i gofnodi. Mae popeth a gadwyd cynt yn ddiogel. Rhowch gynnig arall arni ymhen ychydig funudau.',
  },
}

const accessibility: PagesText['accessibility'] = ({ operator }) => ({
  title: 'Datganiad hygyrchedd',
  body: html`<p class="govuk-body">Pwy sy’n rhedeg y gwasanaeth hwn: ${operator}. Fe’i lluniwyd fel y gall cynifer o bobl â phosibl ei ddefnyddio. Gallwch:</p>
<ul class="govuk-list govuk-list--bullet"><li>chwyddo’r testun i 400% heb golli dim ohono</li><li>defnyddio pob tudalen â bysellfwrdd yn unig</li><li>defnyddio pob tudalen â darllenydd sgrin, a phob llun fel tabl</li><li>defnyddio pob tudalen heb JavaScript, mewn lliwiau golau neu dywyll, ac ar bapur</li><li>darllen pob tudalen yn Gymraeg neu yn Saesneg</li></ul>
<h2 class="govuk-heading-m">Pa mor hygyrch ydyw</h2>
<p class="govuk-body">Fe’i lluniwyd i fodloni Canllawiau Hygyrchedd Cynnwys y We 2.2, lefel AA. Caiff tudalennau eu profi gan raglen ar bob newid, yn y ddwy iaith a chyda JavaScript wedi’i ddiffodd. Dim ond rhai mathau o namau y mae rhaglen yn dod o hyd iddynt. Ni fu archwiliad annibynnol, ac nid oes neb sy’n dibynnu ar dechnoleg gynorthwyol wedi’i brofi eto.</p>
<h2 class="govuk-heading-m">Yr hyn nad yw’n gweithio’n dda, hyd y gwyddom</h2>
<ul class="govuk-list govuk-list--bullet"><li>rhaid sgrolio tablau llydan i’r ochr ar sgrin fach; gall y bysellfwrdd wneud hyn hefyd</li><li>mae’r dogfennau y mae heddluoedd yn cysylltu â nhw ar safleoedd eraill, ac efallai nad ydynt yn hygyrch</li><li>geiriau’r heddlu ei hun sydd mewn cofnod, a gallant fod mewn un iaith yn unig</li></ul>
<h2 class="govuk-heading-m">Rhoi gwybod am broblem</h2>
<p class="govuk-body">Rhowch wybod i bwy bynnag sy’n rhedeg y gwasanaeth hwn os nad yw rhywbeth yn gweithio i chi, neu os oes angen tudalen arnoch mewn fformat arall. Os nad yw’r ateb yn eich bodloni, trowch at y <a class="govuk-link" href="https://www.equalityadvisoryservice.com/">Gwasanaeth Cynghori a Chymorth Cydraddoldeb</a>.</p>
<h2 class="govuk-heading-m">Y gyfraith</h2>
<p class="govuk-body">Y Comisiwn Cydraddoldeb a Hawliau Dynol sy’n gorfodi Rheoliadau Hygyrchedd Cyrff Sector Cyhoeddus (Gwefannau a Rhaglenni Symudol) (Rhif 2) 2018.</p>
<p class="govuk-body">Paratowyd y datganiad hwn ar 23 Tachwedd 2026.</p>`,
})

const privacy: PagesText['privacy'] = ({ operator, demonstration }) => ({
  title: 'Preifatrwydd',
  body: html`<p class="govuk-body">Mae’r dudalen hon yn dweud beth mae’r gwasanaeth yn ei gadw am y bobl sy’n ei ddefnyddio. Pwy sy’n ei redeg ac yn atebol amdano: ${operator}.${
    demonstration && ' Arddangosiad yw hwn: peidiwch â rhoi dim yma am berson go iawn.'
  }</p>
<h2 class="govuk-heading-m">Os ydych yn darllen yn unig</h2>
<p class="govuk-body">Ni chedwir dim amdanoch. Nid oes cyfrif, cwci nac ystadegau ymwelwyr. Mae log y gweinydd yn dal y dudalen y gofynnwyd amdani, yr amser, yr ateb a chyfeirnod ar hap; nid yw’n dal eich cyfeiriad ar y rhyngrwyd. Er mwyn gwrthsefyll llif o geisiadau, mae’r gweinydd yn eu cyfrif fesul cyfeiriad yn ei gof, ac yn eu hanghofio ar ôl munud.</p>
<h2 class="govuk-heading-m">Os ydych yn mewngofnodi</h2>
<p class="govuk-body">Rydym yn cadw’r enw, y sefydliad a’r rolau y mae eich sefydliad yn eu rhoi inni pan fyddwch yn mewngofnodi, fel mai dim ond y rhai sydd â hawl a all newid cofnod. Daw’r sesiwn i ben pan fyddwch yn allgofnodi.</p>
<p class="govuk-body">Mae pwy bynnag sy’n newid rhywbeth yn gadael cofnod yn y log archwilio: y rôl, y sefydliad, dynodydd, y weithred a’r amser. Nid oes enwau ynddo. Ni ellir dileu’r cofnodion hyn, gan fod rhaid i’r log ddangos yn ddiweddarach pwy benderfynodd beth. Mae tudalennau cyhoeddus yn dangos rolau a sefydliadau, byth enwau.</p>
<h2 class="govuk-heading-m">Os ydych yn lanlwytho data ar gyfer prawf</h2>
<p class="govuk-body">Gall rhagfynegiadau a chanlyniadau fod am bobl. Tynnwch enwau, a phopeth arall nad oes ei angen ar y prawf, cyn lanlwytho ffeil. Eich sefydliad sy’n penderfynu beth i’w lanlwytho ac ar ba sail gyfreithiol. Dim ond pobl o’ch sefydliad ac o’r labordy sydd wedi mewngofnodi a all ei hagor.</p>
<h2 class="govuk-heading-m">Eich hawliau</h2>
<p class="govuk-body">Gallwch ofyn beth a gedwir amdanoch, a gofyn am ei gywiro. Gofynnwch yn gyntaf i bwy bynnag sy’n rhedeg y gwasanaeth hwn. Gallwch gwyno wrth y <a class="govuk-link" href="https://ico.org.uk/make-a-complaint/">Comisiynydd Gwybodaeth</a>. Yr heddlu perthnasol sydd i ateb sut y defnyddiodd offeryn yn eich achos chi: mae ei gofnod yn dweud sut i ofyn.</p>`,
})

const cookies: PagesText['cookies'] = ({ demonstration }) => ({
  title: 'Cwcis',
  body: html`<p class="govuk-body">Os ydych yn darllen y safle hwn yn unig, nid yw’n gosod yr un cwci.</p>
<p class="govuk-body">Os ydych yn mewngofnodi, mae’n gosod un. Mae’n gwbl angenrheidiol: hebddo, ni allai’r gwasanaeth wybod o’r naill dudalen i’r llall eich bod wedi mewngofnodi.</p>
<div class="app-table" role="region" aria-label="Y cwci a osodir pan fyddwch yn mewngofnodi" tabindex="0"><table class="govuk-table"><caption class="govuk-table__caption">Y cwci a osodir pan fyddwch yn mewngofnodi</caption><thead class="govuk-table__head"><tr class="govuk-table__row"><th class="govuk-table__header" scope="col">Beth ydyw</th><th class="govuk-table__header" scope="col">I beth mae’n dda</th><th class="govuk-table__header" scope="col">Pryd mae’n dod i ben</th></tr></thead><tbody class="govuk-table__body"><tr class="govuk-table__row"><td class="govuk-table__cell">Cwci sesiwn, <span class="app-mono">policeai-session</span></td><td class="govuk-table__cell">Eich cadw wedi mewngofnodi. Mae’n dal dynodydd ar hap a dim byd amdanoch chi.</td><td class="govuk-table__cell">Pan fyddwch yn allgofnodi neu’n cau’r porwr; ar ôl 30 munud heb ei ddefnyddio, ac ar ôl 8 awr fan bellaf</td></tr></tbody></table></div>
<p class="govuk-body">Nid oes cwcis ystadegau na hysbysebu, na chwcis gan neb arall. Felly nid oes dim i’w dderbyn na’i wrthod.</p>
${demonstration && html`<p class="govuk-body">Arddangosiad yw hwn, gyda’i ffordd ei hun o fewngofnodi. Tra byddwch yn dewis pa berson i fewngofnodi yn ei enw, mae’n gosod cwcis sy’n dod i ben o fewn 15 munud.</p>`}`,
})

const askUs: PagesText['askUs'] = ({ operator, demonstration }) => ({
  title: 'Gofynnwch i ni',
  body: html`<p class="govuk-body-l">Mae pwy i’w holi yn dibynnu ar yr hyn yr hoffech ei wybod.</p>
<h2 class="govuk-heading-m">A ddefnyddiwyd AI yn eich achos chi?</h2>
<p class="govuk-body">Gofynnwch i’r heddlu a ymdriniodd â chi. Mae cofnod pob offeryn yn dweud sut i ofyn, sut i herio canlyniad, a phwy sy’n edrych ar gŵyn. <a class="govuk-link" href="/cy/register">Dewch o hyd i’r cofnod yn y gofrestr</a>.</p>
<h2 class="govuk-heading-m">A oes cofnod yn anghywir neu wedi dyddio?</h2>
<p class="govuk-body">Geiriau’r heddlu ei hun sydd mewn cofnod. Ysgrifennwch i’r cyfeiriad sydd yn y cofnod. Os yw’r dystiolaeth gydag ef yn edrych yn anghywir, rhowch wybod i bwy bynnag sy’n rhedeg y gwasanaeth hwn: ${operator}.</p>
<h2 class="govuk-heading-m">Ydych chi’n gweithio i heddlu?</h2>
<p class="govuk-body">Mewngofnodwch i ddrafftio cofnod, neu i gael profi offeryn gan y labordy. Anfonwch gwestiynau am fabwysiadu neu brynu offeryn, ac am ganllawiau, at bwy bynnag sy’n rhedeg y gwasanaeth hwn nes bydd desg ar eu cyfer yma.</p>
<h2 class="govuk-heading-m">Ydych chi am roi gwybod am gamddefnyddio AI gan droseddwyr?</h2>
<p class="govuk-body">Mewn argyfwng, ffoniwch 999. Rhowch wybod am drosedd i’ch heddlu lleol, ac am dwyll i <a class="govuk-link" href="https://www.reportfraud.police.uk/">Report Fraud</a>. Nid yw’r safle hwn yn derbyn adroddiadau eto.</p>
${demonstration && html`<div class="govuk-inset-text">Arddangosiad yw hwn. Mae’r heddluoedd ynddo wedi’u dyfeisio, ac ni all neb ateb drostynt.</div>`}`,
})

export const pagesCy: PagesText = {
  faults,
  reference: (requestId) =>
    html`Os ydych yn rhoi gwybod inni am hyn, rhowch y cyfeirnod <span class="app-mono">${requestId}</span>.`,
  accessibility,
  privacy,
  cookies,
  askUs,
}
