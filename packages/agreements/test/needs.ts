/** What one field of a form needs: the agency that looks it up, for whom, and the attributes. */
export interface Need {
  readonly procedure: string
  readonly agency: string
  readonly fields: string
  readonly relation: string
  readonly attributes: readonly string[]
}

/** The fields of the twelve forms that registries answer. What the applicant, a hospital, a login or a rule gives is not here. */
export const needs: readonly Need[] = [
  ...formOf(['2.000986', '2.001023'], 'civil-status', {
    '2-4 self': 'birthName permanentResidence.address mobileNumber',
    '5 self': 'father mother spouse children',
    '8 spouse': 'nativePlace',
    '15-19 self': 'birthName dateOfBirth ethnicity citizenship permanentResidence.address',
    '20 self': 'spouse',
    '21-25 spouse': 'birthName dateOfBirth ethnicity citizenship permanentResidence.address',
    '26 self': 'marriageRecords.number marriageRecords.registeredOn',
  }),
  ...formOf(['2.000986'], 'civil-status', {
    '27-30 self': 'householdHead residenceFileNumber permanentResidence.address relationToHead',
    '27 household': 'birthName.fullName',
  }),
  ...formOf(['2.000986'], 'police', {
    '31 self': 'parcels',
    '31 parcel': 'Parcel.landUsers.citizen',
  }),
  ...formOf(['1.000656', '1.014177'], 'civil-status', {
    '2-4 self': 'birthName permanentResidence.address mobileNumber',
    '7-12 self': 'birthName dateOfBirth sex ethnicity citizenship permanentResidence.address',
    '17-18 self': 'residenceFileNumber householdHead',
    '22-24 self': 'spouse children father mother',
    '22 spouse': 'birthName.fullName',
    '23 child': 'birthName.fullName',
    '24 parent': 'birthName.fullName',
  }),
  ...formOf(['1.014177'], 'social-insurance', {
    '19-21 self':
      'socialInsuranceNumber pension insuranceParticipation.social isPensioner benefits',
    '26 self': 'benefitAccount bankAccounts',
  }),
  ...formOf(['1.004222'], 'police', {
    '2-7 self':
      'birthName dateOfBirth sex mobileNumber permanentResidence.address residenceFileNumber',
    '8 self': 'householdMembers',
    '9-11 household': 'birthName dateOfBirth relationToHead',
    '13-15 self': 'Parcel.certificates.serialNumber Parcel.landUsers.citizen Parcel.area',
    '14 owner': 'birthName.fullName',
    '17-19 self': 'householdHead residenceFileNumber spouse children father mother',
  }),
  ...formOf(['1.000894'], 'civil-status', {
    '2-6 self': 'birthName dateOfBirth ethnicity citizenship permanentResidence.address',
    '13-15 self':
      'maritalStatus marriageRecords.state marriageRecords.endedOn divorceRecords.number',
  }),
  ...formOf(['2.001583', '2.001199', '2.002043'], 'business-office', {
    '6-7 self': 'mobileNumber email',
    '15-19 self': 'birthName dateOfBirth sex citizenship permanentResidence.address',
    '21-23 self': 'Business.names Business.headOffice Business.legalRepresentative',
    '23 representative': 'birthName.fullName',
    '43 self': 'householdBusiness.registrationNumber householdBusiness.status',
    '44 self': 'hasTaxArrears Business.hasTaxArrears',
    '45 self': 'businesses businessBans',
    '45 business': 'Business.names.vietnamese',
  }),
  ...formOf(['1.001612'], 'commune-economy', {
    '4 self': 'Parcel.landUsers.citizen',
    '4 parcel': 'Parcel.rights.landUsePurpose',
    '9-13 self': 'birthName dateOfBirth sex permanentResidence.address mobileNumber',
    '14 self': 'householdMembers',
    '15-16 household': 'birthName relationToHead',
    '19 self': 'taxRegistration.managingTaxOffice',
    '20 self': 'householdBusiness.registrationNumber householdBusiness.status',
  }),
  ...formOf(['1.012785'], 'land-office', {
    '2-7 self':
      'birthName dateOfBirth permanentResidence.address mobileNumber spouse maritalStatus',
    '6 spouse': 'birthName',
    '15 self': 'parcels',
    '16-26 self':
      'Parcel.mapSheetNumber Parcel.parcelNumber Parcel.location Parcel.area Parcel.rights Parcel.assets Parcel.restrictions Parcel.certificates.registryEntryNumber',
    '31-32 self': 'taxRegistration.status',
    '33 self': 'Parcel.priceTable',
    '34 self': 'father mother children',
    '35-38 self':
      'landTransferObligations.exemption landTransferObligations.taxDue landTransferObligations.registrationFee landTransferObligations.payment',
    '40 self': 'email',
  }),
  ...formOf(['1.002207'], 'tax', {
    '2 self': 'birthName',
    '3-4 self': 'taxRegistration.status incomeStatements.payer',
    '4 incomePayer': 'Business.names.vietnamese',
    '5 self': 'spouse children father mother',
    '6-8 child': 'birthName dateOfBirth citizenship',
    '6-8 parent': 'birthName dateOfBirth citizenship',
    '11-12 child': 'dependantClaims earnsBelowDependantLimit',
  }),
  ...formOf(['1.001978'], 'employment-service', {
    '2-6 self': 'birthName dateOfBirth sex permanentResidence.address mobileNumber',
    '7-12 self':
      'socialInsuranceNumber employer unemploymentInsuranceMonths contributionHistory.salaryBase unemploymentBenefits',
    '8 employer': 'Business.names.vietnamese',
    '9 employer': 'Business.insuranceEmployerCode',
    '15-17 self': 'contractEndNotices',
    '21-22 self': 'insuranceParticipation.social isPensioner',
  }),
  ...formOf(['1.001939'], 'social-insurance', {
    '2-6 self': 'birthName dateOfBirth permanentResidence.address mobileNumber residenceFileNumber',
    '7 self': 'householdMembers',
    '9 household': 'isHealthInsured',
    '12 self': 'socialInsuranceOffice',
    '16 self': 'healthInsuranceCards.fiveConsecutiveYearsOn',
    'a-d household': 'birthName dateOfBirth relationToHead',
    'e household': 'healthInsuranceCards.number',
  }),
  ...formOf(['1.001521'], 'social-insurance', {
    '2-6 self': 'birthName dateOfBirth sex permanentResidence.address mobileNumber',
    '7-12 self': 'socialInsuranceNumber contributionHistory socialInsuranceMonths benefits',
    '18 self': 'benefitAccount',
  }),
  ...formOf(['1.014028'], 'social-affairs', {
    '2-5 self': 'birthName dateOfBirth permanentResidence.address age',
    '6 self': 'isPensioner benefits.kind',
    '9 self': 'benefitAccount',
  }),
]

/** Citizens are meant where no subject is named. */
function formOf(
  procedures: readonly string[],
  agency: string,
  form: Readonly<Record<string, string>>,
): readonly Need[] {
  return procedures.flatMap((procedure) =>
    Object.entries(form).map(([place, names]) => {
      const [fields = '', relation = ''] = place.split(' ')
      const attributes = names
        .split(' ')
        .map((name) => (/^[A-Z]/.test(name) ? name : `Citizen.${name}`))
      return { procedure, agency, fields, relation, attributes }
    }),
  )
}
