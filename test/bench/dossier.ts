const person = `birthName { familyName middleName givenName fullName } dateOfBirth sex placeOfBirth
  birthRegistrationPlace nativePlace citizenship maritalStatus mobileNumber email occupation residenceFileNumber relationToHead
  permanentResidence { address adminUnitCode provinceCode since }
  identityCards { kind number issuedOn status }
  parcels { parcelId }
  householdBusiness { name registrationNumber status startsOn }
  businesses { role startsOn }
  taxRegistration { status taxpayerKind managingTaxOffice startDate } taxArrears
  taxObligations { tax period assessed paid }
  incomeStatements { year income taxWithheld }
  socialInsuranceNumber socialInsuranceOffice socialInsuranceMonths
  insuranceParticipation { social unemployment health }
  contributionHistory { fromMonth untilMonth salaryBase workplace }
  healthInsuranceCards { number group validFrom validUntil }
  pension { monthlyAmount from }`

/** Everything a full dossier asks of one citizen: more than 40 attributes from all five registries. */
export const dossier = `query Dossier($citizenId: CitizenId!) { citizen(citizenId: $citizenId) { citizenId ${person} } }`

/** A smaller selection of a hundred citizens at once. */
export const batch = `query Batch($citizenIds: [CitizenId!]!) { citizens(citizenIds: $citizenIds) {
  citizenId birthName { fullName } dateOfBirth permanentResidence { address } taxRegistration { status }
  taxArrears socialInsuranceNumber insuranceParticipation { social } parcels { parcelId } businesses { role } } }`

/** Bodies that ask for different people, so that nothing is answered from the last request. */
export function bodies(kind: 'dossier' | 'batch', sample: readonly string[]): readonly string[] {
  if (kind === 'dossier') {
    return sample.map((citizenId) => JSON.stringify({ query: dossier, variables: { citizenId } }))
  }
  return Array.from({ length: 100 }, (_, turn) => {
    const citizenIds = Array.from(
      { length: 100 },
      (_unused, place) => sample[(turn * 37 + place * 11) % sample.length],
    )
    return JSON.stringify({ query: batch, variables: { citizenIds: [...new Set(citizenIds)] } })
  })
}
