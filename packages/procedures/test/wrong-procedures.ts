/** What is written wrongly in a procedure, and what check has to say. */
interface Broken {
  readonly file: string
  readonly from: string
  readonly to: string
  /** The text at which it points; what was replaced otherwise. */
  readonly at?: string
  /** What is said, after the line and column. */
  readonly says: string
}

/** One mistake of each kind. */
export const wrong: Readonly<Record<string, Broken>> = {
  'a field bound to an attribute nobody holds': {
    file: 'birth.procedure.yaml',
    from: 'mother.dateOfBirth }',
    to: 'mother.dateOfBirht }',
    says: 'attribute-unknown no registry holds Citizen.dateOfBirht: did you mean Citizen.dateOfBirth?',
  },
  'a group where one attribute is meant': {
    file: 'birth.procedure.yaml',
    from: 'requester.birthName.fullName',
    to: 'requester.birthName',
    says: 'attribute-unknown no registry holds Citizen.birthName: it has several attributes: say which of them in parts',
  },
  'an attribute of a role that is not there': {
    file: 'birth.procedure.yaml',
    from: 'mother.dateOfBirth }',
    to: 'mothr.dateOfBirth }',
    says: 'role-unknown there is no role "mothr": did you mean "mother"?',
  },
  'a role nobody asks for': {
    file: 'dependant.procedure.yaml',
    from: '{ key: dependant }',
    to: '{ attribute: taxpayer.birthName.fullName }',
    at: 'choice:\n          - taxpayer.spouse',
    says: 'role-unfilled nobody fills "dependant": no field asks who it is: add a field with from: { key: dependant }',
  },
  'a role that no effect fills': {
    file: 'birth.procedure.yaml',
    from: 'as: child',
    to: 'as: baby',
    says: 'role-unfilled nobody fills "child": no effect "birth" fills it with "baby": add fills: { child: baby } to the effect',
  },
  'a reference to somebody of another kind': {
    file: 'birth.procedure.yaml',
    from: 'reference: mother.parcels',
    to: 'reference: mother.children',
    says: 'reference-kind Citizen.children leads to no Parcel: it is of type Citizen: name a reference to the subject of the role',
  },
  'an effect that another registry owns': {
    file: 'marriage.procedure.yaml',
    from: 'registry: population',
    to: 'registry: insurance',
    at: 'mutation: registerMarriage',
    says: 'effect-foreign "registerMarriage" tells population, and not insurance, what it holds: say registry: population',
  },
  'a mutation that is not there': {
    file: 'marriage.procedure.yaml',
    from: 'mutation: registerMarriage',
    to: 'mutation: registerMariage',
    says: 'name-unknown there is no mutation of population "registerMariage": did you mean "registerMarriage"?',
  },
  'an effect that corrects what a registry holds': {
    file: 'marriage.procedure.yaml',
    from: 'mutation: registerMarriage',
    to: 'mutation: correctCitizen',
    says: 'effect-correction "correctCitizen" sets right what population holds wrongly, and nothing has happened: tell the registry what has happened; what is wrong is disputed',
  },
  'an input that is not there': {
    file: 'marriage.procedure.yaml',
    from: 'office: { first:',
    to: 'bureau: { first:',
    says: 'name-unknown there is no input field "bureau": name one that is there',
  },
  'an answer told as another attribute': {
    file: 'birth.procedure.yaml',
    from: 'nativePlace: { field: childNativePlace }',
    to: 'nativePlace: { field: childEthnicity }',
    says: 'effect-foreign "childEthnicity" is Citizen.ethnicity, and the input "nativePlace" becomes Citizen.nativePlace: bind it to the input of its own attribute',
  },
  'an input of another type': {
    file: 'dependant.procedure.yaml',
    from: 'relation: { field: relation }\n      fromMonth: { field: fromMonth }',
    to: 'relation: { field: relation }\n      fromMonth: { field: dependantDateOfBirth }',
    at: 'fromMonth: { field: dependantDateOfBirth }',
    says: 'input-type dependantDateOfBirth is a Date, and the input "fromMonth" is a Month: bind a value of this type',
  },
  'asking again for what a registry holds': {
    file: 'birth.procedure.yaml',
    from: '{ attribute: mother.dateOfBirth }',
    to: '{ applicant: { becomes: mother.dateOfBirth } }',
    says: 're-ask population already holds Citizen.dateOfBirth: it may not be asked again: fill it in with attribute: mother.dateOfBirth; or say changes, where the procedure exists to change it',
  },
  'an answer that no registry is told': {
    file: 'birth.procedure.yaml',
    from: '      ethnicity: { field: childEthnicity }\n',
    to: '',
    at: 'child.ethnicity',
    says: 'told-to-nobody "childEthnicity" becomes child.ethnicity, and no effect tells a registry: bind it to an input of an effect',
  },
  'an answer that is typed by nothing and becomes an attribute': {
    file: 'land-transfer.procedure.yaml',
    from: '{ applicant: { changes: seller.landTransferObligations.price } }',
    to: '{ applicant: { scalar: Vnd } }',
    at: '      price: { field: agreedPrice }\n      exemption',
    says: 'answer-untyped "agreedPrice" becomes Citizen.landTransferObligations.price and Business.landTransferObligations.price and is not typed by it: say becomes or changes in its answer',
  },
  'a derivation that follows from itself': {
    file: 'unemployment.procedure.yaml',
    from: 'with: { average: { field: averageSalary } }',
    to: 'with: { average: { field: amount } }',
    at: 'number: 13',
    says: 'cycle it follows from itself: amount → amount: take out one of these steps',
  },
  'a role and a condition that follow from each other': {
    file: 'residence.procedure.yaml',
    from: 'landlord.permanentResidence.address',
    to: 'newHead.permanentResidence.address',
    at: '  newHead:\n',
    says: 'cycle it follows from itself: newHead → landlordLivesThere → landlordResidence → newHead: take out one of these steps',
  },
  'a derivation without an argument': {
    file: 'pension.procedure.yaml',
    from: 'with: { months: { field: months }, sex: { field: sex } }',
    to: 'with: { months: { field: months } }',
    says: 'argument-missing "pensionRate" needs "sex": give it in with',
  },
  'a fact that nothing needs': {
    file: 'birth.procedure.yaml',
    from: 'validUntil: { field: cardUntil }',
    to: 'validUntil: { field: dateOfBirth }',
    at: 'derive: childCardUntil',
    says: 'fact-unused nothing needs "cardUntil": take it out: what nothing needs is not asked for',
  },
  'a rule that may give nothing, where a registry needs a value': {
    file: 'company.procedure.yaml',
    from: '{ first: [{ field: taxOffice }, { field: namedTaxOffice }] }',
    to: '{ field: taxOffice }',
    says: 'may-stay-empty the registry needs "managingTaxOffice", and "taxOffice" follows from nothing where the address names no province: add a source that always gives a value, or a requirement that says why there is none',
  },
  'an optional field where a registry needs a value': {
    file: 'company.procedure.yaml',
    from: 'from: { applicant: { becomes: company.charterCapital } }',
    to: 'from: { applicant: { becomes: company.charterCapital } }\n    optional: true',
    at: 'charterCapital: { field',
    says: 'may-stay-empty the registry needs "charterCapital", and "charterCapital" is optional: add a source that always gives a value, or a requirement that says why there is none',
  },
  'a fact that no registry may hold where one needs a value': {
    file: 'birth.procedure.yaml',
    from: 'placeOfBirth: { field: placeOfBirth }',
    to: 'placeOfBirth: { field: motherResidence }',
    says: 'may-stay-empty the registry needs "placeOfBirth", and nobody is asked for "motherResidence" where no registry holds it: add a source that always gives a value, or a requirement that says why there is none',
  },
  'an item that a notice need not have where a registry needs a value': {
    file: 'birth.procedure.yaml',
    from: 'placeOfBirth: { field: placeOfBirth }',
    to: 'placeOfBirth: { field: timeOfBirth }',
    says: 'may-stay-empty the registry needs "placeOfBirth", and the notice "birth-notification" need not say "timeOfBirth": add a source that always gives a value, or a requirement that says why there is none',
  },
  'a role that a registry may not fill where one needs it': {
    file: 'marriage.procedure.yaml',
    from: '{ all: [{ filled: husband }, { filled: wife }] }',
    to: '{ filled: husband }',
    at: 'wife: { role: wife }',
    says: 'may-stay-empty the registry needs "wife", and a registry may know nobody who is "wife": add a source that always gives a value, or a requirement that says why there is none',
  },
  'an agency nobody knows': {
    file: 'marriage.procedure.yaml',
    from: 'agencies: [civil-status]',
    to: 'agencies: [civil-statos]',
    says: 'name-unknown there is no agency "civil-statos": did you mean "civil-status"?',
  },
  'a look-up by who does not handle it': {
    file: 'birth.procedure.yaml',
    from: 'attribute: dwellings.location.address, by: police',
    to: 'attribute: dwellings.location.address, by: bank',
    says: 'name-unknown there is no agency of this procedure "bank": name one that is there',
  },
  'a code of no catalogue': {
    file: 'marriage.procedure.yaml',
    from: '"1.000894"',
    to: '"1.000895"',
    says: 'name-unknown there is no procedure code "1.000895": did you mean "1.000894"?',
  },
  'a law that ends before it begins': {
    file: 'marriage.procedure.yaml',
    from: 'until: "2027-03-01"',
    to: 'until: "2025-03-01"',
    says: 'days 66.7/2025/NQ-CP ends before it begins: correct the days',
  },
  'an item that no notice has': {
    file: 'birth.procedure.yaml',
    from: 'notice: birth-notification, item: sex',
    to: 'notice: birth-notification, item: size',
    says: 'notice-unknown the notice "birth-notification" has no item "size": it has number, motherId, dateOfBirth, timeOfBirth, sex, placeOfBirth, numberInBirth, weight, plannedName',
  },
  'a condition on a variant that is not there': {
    file: 'company.procedure.yaml',
    from: '{ variant: [llc-multi, jsc] }',
    to: '{ variant: [llc-multi, jscc] }',
    says: 'name-unknown there is no variant "jscc": did you mean "jsc"?',
  },
}
