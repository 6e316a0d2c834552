// Tool: how the system is built, what goes in and comes out, and each model inside it (ATRS 4.0, 2.4.1 and 2.4.2).
import { always, atrs, beforeUse, both, code, line, list, policing, prose } from '../define.ts'
import type { Section } from '../field.ts'

const model = [
  atrs(
    '2.4.2.1',
    'model_name',
    both('Model name', 'Enw’r model'),
    both('The name by which its maker knows it.', 'Yr enw y mae ei wneuthurwr yn ei ddefnyddio.'),
    line(),
    always,
  ),
  atrs(
    '2.4.2.2',
    'model_version',
    both('Model version', 'Fersiwn y model'),
    both('The version in use now, exactly.', 'Yr union fersiwn sydd mewn defnydd nawr.'),
    code(),
    always,
  ),
  atrs(
    '2.4.2.3',
    'model_task',
    both('Model task', 'Tasg y model'),
    both('The one thing this model is there to do.', 'Yr un peth y mae’r model hwn yno i’w wneud.'),
    prose(1000),
    always,
  ),
  atrs(
    '2.4.2.4',
    'model_input',
    both('Model input', 'Mewnbwn y model'),
    both('What the model receives, and in what form.', 'Beth mae’r model yn ei dderbyn, ac ar ba ffurf.'),
    prose(1500),
  ),
  atrs(
    '2.4.2.5',
    'model_output',
    both('Model output', 'Allbwn y model'),
    both('What the model gives, and in what form.', 'Beth mae’r model yn ei roi, ac ar ba ffurf.'),
    prose(1500),
  ),
  atrs(
    '2.4.2.6',
    'model_architecture',
    both('Model architecture', 'Pensaernïaeth y model'),
    both(
      'The type of model at least, such as a random forest, a transformer or a set of rules, and what weighs most in it. Nothing about networks or hosts.',
      'O leiaf y math o fodel, megis coedwig hap, trawsnewidydd neu set o reolau, a’r hyn sy’n pwyso drymaf ynddo. Dim byd am rwydweithiau na gweinyddion.',
    ),
    prose(3000),
  ),
  atrs(
    '2.4.2.7',
    'model_performance',
    both('Model performance', 'Perfformiad y model'),
    both(
      'What its maker or trainer measured, with the figures by group. The force’s own tests belong under reliability.',
      'Beth a fesurodd ei wneuthurwr neu ei hyfforddwr, gyda’r ffigurau fesul grŵp. Mae profion yr heddlu ei hun yn perthyn i’r adran dibynadwyedd.',
    ),
    prose(),
  ),
  atrs(
    '2.4.2.8',
    'datasets_and_their_purposes',
    both('Datasets and their purposes', 'Setiau data a’u dibenion'),
    both(
      'Each dataset and whether it served to train, validate or test.',
      'Pob set ddata ac a’i defnyddiwyd i hyfforddi, i ddilysu neu i brofi.',
    ),
    prose(3000),
  ),
]

export const tool: Section = {
  key: 'tool',
  title: both('The tool and its models', 'Yr offeryn a’i fodelau'),
  intro: both(
    'How the tool is built. Enough for another force or a researcher to understand it; no detail that would help an attacker.',
    'Sut mae’r offeryn wedi’i adeiladu. Digon i heddlu arall neu ymchwilydd ei ddeall; dim manylion a fyddai’n helpu ymosodwr.',
  ),
  publicIntro: both(
    'How the tool is built, as far as can be said without helping an attacker.',
    'Sut mae’r offeryn wedi’i adeiladu, cyn belled ag y gellir dweud heb helpu ymosodwr.',
  ),
  fields: [
    policing(
      'tool_version',
      both('Version in use', 'Y fersiwn mewn defnydd'),
      both(
        'The version the force runs now. It is compared with the version that was tested.',
        'Y fersiwn y mae’r heddlu’n ei rhedeg nawr. Caiff ei chymharu â’r fersiwn a brofwyd.',
      ),
      code(),
      beforeUse,
    ),
    policing(
      'configuration',
      both('Settings in use', 'Y gosodiadau mewn defnydd'),
      both(
        'Thresholds and settings that change what the tool does, as this force has set them. They may be withheld, with a gist.',
        'Trothwyon a gosodiadau sy’n newid yr hyn y mae’r offeryn yn ei wneud, fel y mae’r heddlu hwn wedi’u gosod. Gellir eu dal yn ôl, gyda chrynodeb.',
      ),
      prose(2000),
      beforeUse,
    ),
    atrs(
      '2.4.1.1',
      'system_architecture',
      both('System architecture', 'Pensaernïaeth y system'),
      both(
        'The main parts, how they work together, and where they run: in the force, at a supplier, in a public cloud.',
        'Y prif rannau, sut maent yn cydweithio, a ble maent yn rhedeg: yn yr heddlu, gan gyflenwr, mewn cwmwl cyhoeddus.',
      ),
      prose(),
      beforeUse,
    ),
    atrs(
      '2.4.1.2',
      'system_level_input',
      both('System-level input', 'Mewnbwn y system'),
      both(
        'What goes into the tool as a whole: kind, format, source.',
        'Beth sy’n mynd i mewn i’r offeryn cyfan: math, fformat, ffynhonnell.',
      ),
      prose(2000),
      beforeUse,
    ),
    atrs(
      '2.4.1.3',
      'system_level_output',
      both('System-level output', 'Allbwn y system'),
      both(
        'What the user of the tool sees: kind, format, and how uncertainty is shown.',
        'Beth mae defnyddiwr yr offeryn yn ei weld: math, fformat, a sut y dangosir ansicrwydd.',
      ),
      prose(2000),
      beforeUse,
    ),
    atrs(
      '2.4.1.4',
      'maintenance',
      both('Maintenance', 'Cynnal a chadw'),
      both(
        'Who updates it, how often, how the force learns of a change, and whether it can refuse one.',
        'Pwy sy’n ei ddiweddaru, pa mor aml, sut mae’r heddlu’n dysgu am newid, ac a all wrthod un.',
      ),
      prose(2000),
      beforeUse,
    ),
    atrs(
      '2.4.1.5',
      'models',
      both('Models', 'Modelau'),
      both(
        'The models inside the tool, each in a few words; include sets of rules.',
        'Y modelau yn yr offeryn, pob un mewn ychydig eiriau; cynhwyswch setiau o reolau.',
      ),
      prose(2000),
      beforeUse,
    ),
    policing(
      'model_specifications',
      both('Model specification', 'Manyleb y modelau'),
      both(
        'One entry for each model. Leave it empty for a bought-in model that nobody in the force trained, tuned or tested.',
        'Un eitem ar gyfer pob model. Gadewch yn wag ar gyfer model a brynwyd i mewn na wnaeth neb yn yr heddlu ei hyfforddi, ei addasu na’i brofi.',
      ),
      list(both('Model', 'Model'), 20, model),
      { showEmpty: true },
    ),
  ],
}
