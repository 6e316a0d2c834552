// Decisions: what the output is used for, how far the tool acts alone, and who looks at it. The questions on
// automated decisions follow sections 50A to 50D of the Data Protection Act 2018.
import { always, atrs, beforeUse, both, choice, option, policing, prose } from '../define.ts'
import type { Section } from '../field.ts'

const automation = choice(
  option(
    'none',
    'None: it supports office work',
    'Dim: mae’n cynorthwyo gwaith swyddfa',
    both('No decision about a person rests on it', 'Nid oes unrhyw benderfyniad am berson yn dibynnu arno'),
  ),
  option(
    'information',
    'Information: it finds or orders material',
    'Gwybodaeth: mae’n canfod neu’n trefnu deunydd',
    both(
      'A person reads the material itself and decides',
      'Mae person yn darllen y deunydd ei hun ac yn penderfynu',
    ),
  ),
  option(
    'decision_support',
    'Decision support: it recommends, scores or alerts',
    'Cefnogi penderfyniadau: mae’n argymell, yn sgorio neu’n rhybuddio',
    both('A person decides, with the output before them', 'Mae person yn penderfynu, a’r allbwn o’i flaen'),
  ),
  option(
    'supervised',
    'Acts unless a person stops it',
    'Yn gweithredu oni bai bod person yn ei atal',
    both('A person may intervene before it takes effect', 'Gall person ymyrryd cyn iddo ddod i rym'),
  ),
  option(
    'solely_automated',
    'Solely automated: no meaningful human involvement',
    'Cwbl awtomataidd: dim cyfraniad dynol ystyrlon',
    both('Section 50A of the Data Protection Act 2018', 'Adran 50A o Ddeddf Diogelu Data 2018'),
  ),
)

const significance = choice(
  option('yes', 'Yes', 'Ydy'),
  option('no', 'No', 'Nac ydy'),
  option('not_assessed', 'Not assessed yet', 'Heb ei asesu eto'),
)

export const decisions: Section = {
  key: 'decisions',
  title: both('Decisions and human review', 'Penderfyniadau ac adolygu gan bobl'),
  intro: both(
    'What the tool’s output leads to, how far it acts alone, and the people who look at it before anything happens.',
    'Beth mae allbwn yr offeryn yn arwain ato, i ba raddau y mae’n gweithredu ar ei ben ei hun, a’r bobl sy’n edrych arno cyn i unrhyw beth ddigwydd.',
  ),
  fields: [
    policing(
      'decision',
      both('What it decides or informs', 'Yr hyn y mae’n ei benderfynu neu’n ei lywio'),
      both(
        'The decision that the output feeds, and what can happen to a person because of it.',
        'Y penderfyniad y mae’r allbwn yn cyfrannu ato, a’r hyn a all ddigwydd i berson o’i herwydd.',
      ),
      prose(1500),
      { ...always, tier: 1 },
    ),
    policing(
      'degree_of_automation',
      both('Degree of automation', 'Graddau’r awtomeiddio'),
      both(
        'Choose what happens in practice on a busy day, not what the procedure hopes for.',
        'Dewiswch yr hyn sy’n digwydd mewn gwirionedd ar ddiwrnod prysur, nid yr hyn y mae’r weithdrefn yn gobeithio amdano.',
      ),
      automation,
      { ...always, tier: 1 },
    ),
    atrs(
      '2.3.2',
      'human_review',
      both('Human review', 'Adolygu gan bobl'),
      both(
        'Which role looks at the output, when, for how long, with what other information, and how often they depart from it.',
        'Pa rôl sy’n edrych ar yr allbwn, pryd, am ba hyd, gyda pha wybodaeth arall, a pha mor aml y maent yn mynd yn groes iddo.',
      ),
      prose(),
      { ...beforeUse, tier: 1 },
    ),
    atrs(
      '2.3.1',
      'integration_into_broader_operational_process',
      both('Integration into broader operational process', 'Lle’r offeryn yn y broses weithredol ehangach'),
      both(
        'The process from start to end: what comes before the tool, what it hands over, to whom, and what is done with it.',
        'Y broses o’r dechrau i’r diwedd: beth sy’n dod cyn yr offeryn, beth mae’n ei drosglwyddo, i bwy, a beth a wneir ag ef.',
      ),
      prose(),
      beforeUse,
    ),
    atrs(
      '2.3.3',
      'frequency_and_scale_of_usage',
      both('Frequency and scale of usage', 'Amlder a graddfa’r defnydd'),
      both(
        'How often it is used and on how many people, items or calls, in a stated period. The counts themselves belong under use and incidents.',
        'Pa mor aml y caiff ei ddefnyddio ac ar faint o bobl, eitemau neu alwadau, mewn cyfnod penodol. Mae’r cyfrifon eu hunain yn perthyn i’r adran defnydd a digwyddiadau.',
      ),
      prose(2000),
      beforeUse,
    ),
    atrs(
      '2.3.4',
      'required_training',
      both('Required training', 'Hyfforddiant gofynnol'),
      both(
        'What users, reviewers and maintainers must learn before they may use it, how it is checked and how often it is renewed.',
        'Beth mae’n rhaid i ddefnyddwyr, adolygwyr a chynhalwyr ei ddysgu cyn cael defnyddio’r offeryn, sut y caiff hynny ei wirio a pha mor aml y caiff ei adnewyddu.',
      ),
      prose(2000),
      beforeUse,
    ),
    policing(
      'significant_decision',
      both('Significant decision', 'Penderfyniad arwyddocaol'),
      both(
        'Does it lead to a decision with an adverse legal effect, or a similarly serious adverse effect, on a person? (Data Protection Act 2018, section 50A)',
        'A yw’n arwain at benderfyniad sy’n cael effaith gyfreithiol andwyol, neu effaith andwyol yr un mor ddifrifol, ar berson? (Deddf Diogelu Data 2018, adran 50A)',
      ),
      significance,
      beforeUse,
    ),
    policing(
      'sensitive_processing',
      both('Sensitive processing', 'Prosesu sensitif'),
      both(
        'Does it process data that reveal race, politics, religion or union membership, or genetic, biometric, health or sex-life data? (Data Protection Act 2018, sections 35(8) and 50B)',
        'A yw’n prosesu data sy’n datgelu hil, gwleidyddiaeth, crefydd neu aelodaeth undeb, neu ddata genetig, biometrig, iechyd neu fywyd rhywiol? (Deddf Diogelu Data 2018, adrannau 35(8) a 50B)',
      ),
      significance,
      beforeUse,
    ),
    policing(
      'sensitive_processing_condition',
      both('Condition for sensitive processing', 'Amod ar gyfer prosesu sensitif'),
      both(
        'The condition relied on (consent, or strict necessity and the Schedule 8 condition) and, for a solely automated decision, how section 50B is met.',
        'Yr amod y dibynnir arno (cydsyniad, neu reidrwydd llwyr a’r amod yn Atodlen 8) ac, ar gyfer penderfyniad cwbl awtomataidd, sut y bodlonir adran 50B.',
      ),
      prose(2000),
      { ...beforeUse, when: { field: 'sensitive_processing', is: ['yes'] } },
    ),
  ],
}
