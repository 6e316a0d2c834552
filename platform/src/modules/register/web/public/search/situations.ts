// "Was AI used in your case?": the situations in which people meet the police, and the kinds of tool that may
// be used in each. A reader starts from what happened to them, not from the name of a product.

const KINDS_BY_SITUATION = {
  street: [
    'live_facial_recognition',
    'operator_facial_recognition',
    'number_plates',
    'matching',
    'risk_assessment',
  ],
  call: ['contact', 'transcription_translation', 'risk_assessment'],
  victim: [
    'case_file',
    'disclosure',
    'crime_data',
    'transcription_translation',
    'matching',
    'redaction',
    'risk_assessment',
    'digital_media',
  ],
  custody: [
    'case_file',
    'disclosure',
    'risk_assessment',
    'retrospective_facial_recognition',
    'digital_media',
    'image_classification',
    'transcription_translation',
    'redaction',
  ],
  camera: [
    'live_facial_recognition',
    'retrospective_facial_recognition',
    'operator_facial_recognition',
    'number_plates',
    'digital_media',
    'image_classification',
    'deepfake_detection',
  ],
} as const satisfies Record<string, readonly string[]>

export type Situation = keyof typeof KINDS_BY_SITUATION

export const SITUATIONS = Object.keys(KINDS_BY_SITUATION) as readonly Situation[]

export const isSituation = (text: string): text is Situation => Object.hasOwn(KINDS_BY_SITUATION, text)

export const kindsIn = (situation: Situation): readonly string[] => KINDS_BY_SITUATION[situation]
