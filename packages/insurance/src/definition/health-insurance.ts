/** Health insurance: cards, and the visits they were used for. */
export const healthInsurance = {
  collections: {
    healthInsuranceCards: {
      type: 'HealthInsuranceCard',
      table: 'health_card',
      by: 'citizen_id',
      order: 'valid_from',
      meaning: { vi: 'Thẻ bảo hiểm y tế', en: 'Health insurance cards' },
      attributes: {
        number: {
          type: 'HealthCardNumber',
          column: 'card_number',
          sensitivity: 'basic',
          meaning: { vi: 'Số thẻ, 10 số', en: 'Number of the card, 10 digits' },
        },
        oldNumber: {
          type: 'HealthCardNumber',
          column: 'old_card_number',
          sensitivity: 'basic',
          meaning: {
            vi: 'Số thẻ 15 ký tự in trước ngày 01/4/2021',
            en: 'Number of 15 characters, printed before 1 April 2021',
          },
        },
        group: {
          enum: 'HealthInsuranceGroup',
          column: 'beneficiary_group',
          sensitivity: 'restricted',
          meaning: { vi: 'Đối tượng tham gia', en: 'Beneficiary group' },
        },
        benefitLevel: {
          type: 'Int',
          column: 'benefit_level',
          sensitivity: 'restricted',
          meaning: { vi: 'Mức hưởng, ký hiệu từ 1 đến 5', en: 'Benefit level, 1 to 5' },
        },
        validFrom: {
          type: 'Date',
          column: 'valid_from',
          sensitivity: 'basic',
          meaning: { vi: 'Giá trị sử dụng từ ngày', en: 'Valid from' },
        },
        validUntil: {
          type: 'Date',
          column: 'valid_until',
          sensitivity: 'basic',
          meaning: { vi: 'Giá trị sử dụng đến ngày', en: 'Valid until' },
        },
        fiveConsecutiveYearsOn: {
          type: 'Date',
          column: 'five_consecutive_years_on',
          sensitivity: 'restricted',
          meaning: {
            vi: 'Thời điểm đủ 05 năm liên tục tham gia',
            en: 'Date on which five consecutive years are reached',
          },
        },
        primaryCareFacility: {
          type: 'String',
          column: 'primary_care_facility',
          sensitivity: 'restricted',
          meaning: {
            vi: 'Nơi đăng ký khám bệnh, chữa bệnh ban đầu',
            en: 'Primary-care facility',
          },
        },
        primaryCareFacilityCode: {
          type: 'String',
          column: 'primary_care_facility_code',
          sensitivity: 'restricted',
          meaning: {
            vi: 'Mã cơ sở đăng ký khám bệnh, chữa bệnh ban đầu',
            en: 'Code of the primary-care facility',
          },
        },
      },
    },
    healthVisits: {
      type: 'HealthVisit',
      table: 'health_visit',
      by: 'citizen_id',
      order: 'visited_on',
      meaning: {
        vi: 'Lần khám bệnh, chữa bệnh bảo hiểm y tế',
        en: 'Visits paid by health insurance',
      },
      attributes: {
        visitedOn: {
          type: 'Date',
          column: 'visited_on',
          sensitivity: 'sensitive',
          meaning: { vi: 'Ngày vào khám bệnh, chữa bệnh', en: 'Date of the visit or admission' },
        },
        dischargedOn: {
          type: 'Date',
          column: 'discharged_on',
          sensitivity: 'sensitive',
          meaning: { vi: 'Ngày ra viện', en: 'Date of discharge' },
        },
        kind: {
          enum: 'CareKind',
          column: 'kind',
          sensitivity: 'sensitive',
          meaning: { vi: 'Hình thức khám bệnh, chữa bệnh', en: 'Kind of care' },
        },
        facility: {
          type: 'String',
          column: 'facility',
          sensitivity: 'sensitive',
          meaning: { vi: 'Cơ sở khám bệnh, chữa bệnh', en: 'Health facility' },
        },
        facilityCode: {
          type: 'String',
          column: 'facility_code',
          sensitivity: 'sensitive',
          meaning: { vi: 'Mã cơ sở khám bệnh, chữa bệnh', en: 'Code of the health facility' },
        },
        diagnosis: {
          type: 'String',
          column: 'diagnosis',
          sensitivity: 'sensitive',
          meaning: { vi: 'Mã bệnh theo ICD-10', en: 'Diagnosis, ICD-10 code' },
        },
        totalCost: {
          type: 'Vnd',
          column: 'total_cost',
          sensitivity: 'sensitive',
          meaning: { vi: 'Tổng chi phí', en: 'Total cost' },
        },
        paidByFund: {
          type: 'Vnd',
          column: 'paid_by_fund',
          sensitivity: 'sensitive',
          meaning: {
            vi: 'Quỹ bảo hiểm y tế thanh toán',
            en: 'Paid by the health insurance fund',
          },
        },
      },
    },
  },
} as const
