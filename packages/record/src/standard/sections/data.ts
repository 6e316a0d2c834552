// Data: what the tool was made from (ATRS 4.0, 2.4.3) and what it takes in and keeps while it is used (2.4.4).
import { atrs, beforeUse, both, prose } from '../define.ts'
import type { Field, Section } from '../field.ts'

const development: readonly Field[] = [
  atrs(
    '2.4.3.1',
    'development_data_description',
    both('Development data description', 'Disgrifiad o’r data datblygu'),
    both(
      'All the data used to train, validate or test the tool, with links where they are public. Leave this part empty for an untouched bought-in model.',
      'Yr holl ddata a ddefnyddiwyd i hyfforddi, dilysu neu brofi’r offeryn, gyda dolenni lle maent yn gyhoeddus. Gadewch y rhan hon yn wag ar gyfer model a brynwyd i mewn heb ei newid.',
    ),
    prose(),
    { showEmpty: true },
  ),
  atrs(
    '2.4.3.2',
    'dev_data_modality',
    both('Development data: data modality', 'Data datblygu: math o ddata'),
    both(
      'Text, images, sound, video, tables, or a mixture.',
      'Testun, delweddau, sain, fideo, tablau, neu gymysgedd.',
    ),
    prose(500),
  ),
  atrs(
    '2.4.3.3',
    'dev_data_quantities',
    both('Development data: data quantities', 'Data datblygu: maint y data'),
    both(
      'How many people, records, hours or images, and how they were split between training and testing.',
      'Faint o bobl, cofnodion, oriau neu ddelweddau, a sut y’u rhannwyd rhwng hyfforddi a phrofi.',
    ),
    prose(1500),
  ),
  atrs(
    '2.4.3.4',
    'dev_sensitive_attributes',
    both('Development data: sensitive attributes', 'Data datblygu: priodoleddau sensitif'),
    both(
      'Personal data, protected characteristics, and anything that stands in for them, such as a postcode for ethnicity.',
      'Data personol, nodweddion gwarchodedig, ac unrhyw beth sy’n sefyll yn eu lle, megis cod post yn lle ethnigrwydd.',
    ),
    prose(2000),
  ),
  atrs(
    '2.4.3.5',
    'dev_data_completeness_and_representativeness',
    both(
      'Development data: data completeness and representativeness',
      'Data datblygu: cyflawnder a chynrychioldeb y data',
    ),
    both(
      'What is missing, and how far the data resemble the people on whom the tool is used here.',
      'Beth sydd ar goll, ac i ba raddau y mae’r data’n debyg i’r bobl y defnyddir yr offeryn arnynt yma.',
    ),
    prose(2500),
  ),
  atrs(
    '2.4.3.6',
    'dev_data_cleaning',
    both('Development data: data cleaning', 'Data datblygu: glanhau data'),
    both(
      'What was removed, corrected or labelled, and by whom.',
      'Beth a dynnwyd, a gywirwyd neu a labelwyd, a chan bwy.',
    ),
    prose(2000),
  ),
  atrs(
    '2.4.3.7',
    'dev_data_collection',
    both('Development data: data collection', 'Data datblygu: casglu data'),
    both(
      'Who collected the data, when and for what; and why it is right to use them for this.',
      'Pwy a gasglodd y data, pryd ac i ba ddiben; a pham mae’n briodol eu defnyddio ar gyfer hyn.',
    ),
    prose(2000),
  ),
  atrs(
    '2.4.3.8',
    'dev_data_access_and_storage',
    both('Development data: data access and storage', 'Data datblygu: mynediad at ddata a’u storio'),
    both(
      'Which roles can reach the data, where they lie, and until when.',
      'Pa rolau all gyrchu’r data, ble maent wedi’u cadw, a than pryd.',
    ),
    prose(2000),
  ),
  atrs(
    '2.4.3.9',
    'dev_data_sharing_agreements',
    both('Development data: data sharing agreements', 'Data datblygu: cytundebau rhannu data'),
    both(
      'Agreements under which the data were shared, or that there are none.',
      'Y cytundebau y rhannwyd y data oddi tanynt, neu nad oes rhai.',
    ),
    prose(2000),
  ),
]

const operational: readonly Field[] = [
  atrs(
    '2.4.4.1',
    'op_data_sources',
    both('Operational data: data sources', 'Data gweithredol: ffynonellau data'),
    both(
      'What the tool takes in while it is used: police systems, devices, the public, other bodies.',
      'Beth mae’r offeryn yn ei gymryd i mewn tra bo’n cael ei ddefnyddio: systemau’r heddlu, dyfeisiau, y cyhoedd, cyrff eraill.',
    ),
    prose(2500),
    beforeUse,
  ),
  atrs(
    '2.4.4.2',
    'op_sensitive_attributes',
    both('Operational data: sensitive attributes', 'Data gweithredol: priodoleddau sensitif'),
    both(
      'Personal data, protected characteristics and stand-ins for them in what the tool takes in, uses or keeps.',
      'Data personol, nodweddion gwarchodedig a phethau sy’n sefyll yn eu lle yn yr hyn y mae’r offeryn yn ei gymryd i mewn, yn ei ddefnyddio neu’n ei gadw.',
    ),
    prose(2000),
    beforeUse,
  ),
  atrs(
    '2.4.4.3',
    'op_data_processing_methods',
    both('Operational data: data processing methods', 'Data gweithredol: dulliau prosesu data'),
    both(
      'What happens to the data between input and output.',
      'Beth sy’n digwydd i’r data rhwng y mewnbwn a’r allbwn.',
    ),
    prose(2500),
    beforeUse,
  ),
  atrs(
    '2.4.4.4',
    'op_data_access_and_storage',
    both('Operational data: data access and storage', 'Data gweithredol: mynediad at ddata a’u storio'),
    both(
      'Which roles see inputs, outputs and logs, in which country they are kept, for how long, and how they are deleted.',
      'Pa rolau sy’n gweld mewnbynnau, allbynnau a logiau, ym mha wlad y’u cedwir, am ba hyd, a sut y’u dilëir.',
    ),
    prose(2500),
    beforeUse,
  ),
  atrs(
    '2.4.4.5',
    'op_data_sharing_agreements',
    both('Operational data: data sharing agreements', 'Data gweithredol: cytundebau rhannu data'),
    both(
      'Who else receives the data, under which agreement, or that nobody does.',
      'Pwy arall sy’n derbyn y data, o dan ba gytundeb, neu nad oes neb.',
    ),
    prose(2000),
    beforeUse,
  ),
]

export const data: Section = {
  key: 'data',
  title: both('Data', 'Data'),
  intro: both(
    'The data from which the tool was made, and the data that pass through it while it is used.',
    'Y data y gwnaed yr offeryn ohonynt, a’r data sy’n mynd drwyddo tra bo’n cael ei ddefnyddio.',
  ),
  fields: [...operational, ...development],
}
