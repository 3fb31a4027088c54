export { askChanges, type ChangesAsked, changesOperation, type ToldChange } from './ask-changes.ts'
export type { Attribute, Bilingual, LegalItem, Sensitivity, Vocabulary } from './attribute.ts'
export { businessCheckDigit, parseBusinessId } from './business-id.ts'
export { type CitizenIdDigits, citizenIdDigits, parseCitizenId } from './citizen-id.ts'
export { parseDate, parseDateTime, parseMonth } from './date.ts'
export {
  type DeclarationAnswer,
  type DeclarationToSend,
  type DeclaredFact,
  declareTo,
  type RefusedDeclaration,
} from './declare-to.ts'
export {
  digest,
  digestVariables,
  type Grant,
  type GrantedRequest,
  signGrant,
  verifyGrant,
} from './grant.ts'
export { parseHealthCard, parseInsuranceNumber } from './insurance-number.ts'
export { parseCertificateSerial } from './land-certificate.ts'
export { type Notation, type NotationName, notations } from './notation.ts'
export { parseParcelId } from './parcel-id.ts'
export type { Parsed, Rejection } from './parsed.ts'
export { parseProcedureCode } from './procedure-code.ts'
export { oldProvinces } from './province.ts'
export { Refusal, type RefusalCode, refusals } from './refusal.ts'
export { type ScalarKind, type Scalars, scalars } from './scalar.ts'
export {
  type BusinessId,
  type CitizenId,
  isSubject,
  type ParcelId,
  type Subject,
  type Subjects,
  subjectKeys,
  subjectScalars,
} from './subject.ts'
export { didYouMean } from './suggestion.ts'
export {
  grantHeader,
  type JsonObject,
  type RegistryAnswer,
  type RegistryError,
  type RegistryRequest,
  type Transport,
} from './transport.ts'
