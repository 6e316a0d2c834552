// The policy as it is printed into a state: what was done to the counts and what that costs, in English and Welsh.
import { type DisclosurePolicy, protectionWidth, type RoundPolicy, type SuppressPolicy } from './policy.ts'

export type Statement = { readonly en: string; readonly cy: string }

function suppressed(policy: SuppressPolicy): Statement {
  const { below, zeros } = policy
  const values = protectionWidth(policy) + 1
  const small = below === 2 ? 'of 1' : `of 1 to ${below - 1}`
  const bach = below === 2 ? 'o 1' : `o 1 i ${below - 1}`
  const [en, cy] =
    zeros === 'show'
      ? ['Zeros are shown.', 'Dangosir seroau.']
      : ['Zeros are held back too.', 'Cedwir seroau yn ôl hefyd.']
  return {
    en: `Counts ${small} are held back, and as many others as it takes that none of them can be worked out from what is shown: each may have at least ${values} values. ${en}`,
    cy: `Cedwir cyfrifon ${bach} yn ôl, a chynifer o rai eraill ag sydd eu hangen fel na ellir cyfrifo’r un ohonynt o’r hyn a ddangosir: mae o leiaf ${values} o werthoedd posibl i bob un. ${cy}`,
  }
}

/** Rounding costs most where counts are small, and false alerts are small counts. */
function rounded({ to }: RoundPolicy): Statement {
  const off = Math.floor(to / 2)
  return {
    en: `Counts are rounded to the nearest multiple of ${to}, halves up; each is off by up to ${off}. Rounding destroys small counts: the number of false positives is often no more than 6 to 10, and such a count, rounded, is poor evidence or none. A rate from rounded counts is not to be read as exact.`,
    cy: `Talgrynnir cyfrifon i’r lluosrif agosaf o ${to}, a haneri i fyny; gall pob un fod hyd at ${off} oddi ar y gwir. Mae talgrynnu’n difetha cyfrifon bach: yn aml nid oes mwy na 6 i 10 o bositifau ffug, ac o’i dalgrynnu mae cyfrif o’r fath yn dystiolaeth wan, neu’n ddim tystiolaeth o gwbl. Nid yw cyfradd o gyfrifon wedi’u talgrynnu i’w darllen fel un union.`,
  }
}

/** What is done to sums over units beside the counts, after the policy in words; nothing where all may go. */
export function statementOfSums(policy: DisclosurePolicy): Statement {
  if (policy.rule === 'none') return { en: '', cy: '' }
  if (policy.rule === 'round')
    return {
      en: ' Sums over units stay at the site: rounded, they would not say how they vary.',
      cy: ' Mae symiau dros unedau yn aros ar y safle: o’u talgrynnu, ni ddywedent sut y maent yn amrywio.',
    }
  const { below } = policy
  return {
    en: ` A sum over units (of words, spans, objects, claims) is given where it is spread over at least ${below} units in every group of an attribute, however small it is; who reads one learns how it varies between units, and nothing of any one by name.`,
    cy: ` Rhoddir swm dros unedau (o eiriau, rhychwantau, gwrthrychau, honiadau) lle mae wedi’i wasgaru dros o leiaf ${below} uned ym mhob grŵp o briodoledd, pa mor fach bynnag ydyw; mae’r sawl sy’n darllen un yn dysgu sut y mae’n amrywio rhwng unedau, a dim am unrhyw un wrth ei enw.`,
  }
}

/** The policy in words. A reason and a role stand as the force wrote them, in quotation marks. */
export function statementOf(policy: DisclosurePolicy): Statement {
  if (policy.rule === 'suppress') return suppressed(policy)
  if (policy.rule === 'round') return rounded(policy)
  const { reason, decided_by } = policy
  return {
    en: `Counts are given as they are, without disclosure control. Reason: “${reason}”. Decided by: “${decided_by}”.`,
    cy: `Rhoddir cyfrifon fel y maent, heb reoli datgelu. Rheswm: “${reason}”. Penderfynwyd gan: “${decided_by}”.`,
  }
}
