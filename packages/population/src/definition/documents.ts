import { statutory } from './statute.ts'

/** What has been issued to a citizen: identity cards (item 14), and numbers that were cancelled later (item 26). */
export const documents = {
  collections: {
    identityCards: {
      type: 'IdentityCard',
      table: 'identity_card',
      by: 'citizen_id',
      order: 'issued_on',
      meaning: {
        vi: 'Thẻ căn cước, thẻ căn cước công dân, chứng minh nhân dân đã được cấp',
        en: 'Identity cards that have been issued',
      },
      attributes: {
        kind: {
          enum: 'IdentityCardKind',
          column: 'kind',
          ...statutory(14),
          meaning: { vi: 'Loại thẻ', en: 'Kind of card' },
        },
        number: {
          type: 'String',
          column: 'card_number',
          ...statutory(14),
          meaning: { vi: 'Số ghi trên thẻ', en: 'Number printed on the card' },
        },
        issuedOn: {
          type: 'Date',
          column: 'issued_on',
          ...statutory(14),
          meaning: { vi: 'Ngày, tháng, năm cấp', en: 'Date of issue' },
        },
        issuedBy: {
          type: 'String',
          column: 'issued_by',
          ...statutory(14),
          meaning: { vi: 'Nơi cấp', en: 'Place of issue' },
        },
        validUntil: {
          type: 'Date',
          column: 'valid_until',
          ...statutory(14),
          meaning: {
            vi: 'Thời hạn sử dụng; không có giá trị là không thời hạn',
            en: 'Valid until; without a value for ever',
          },
        },
        status: {
          enum: 'IdentityCardStatus',
          column: 'status',
          ...statutory(14),
          meaning: { vi: 'Tình trạng thẻ', en: 'Status of the card' },
        },
      },
    },
    previousCitizenIds: {
      type: 'PreviousCitizenId',
      table: 'previous_citizen_id',
      by: 'citizen_id',
      order: 'cancelled_on',
      meaning: {
        vi: 'Số định danh cá nhân đã bị hủy và được xác lập lại',
        en: 'Personal identification numbers that were cancelled and established anew',
      },
      attributes: {
        number: {
          type: 'CitizenId',
          column: 'previous_id',
          ...statutory(26),
          meaning: { vi: 'Số định danh cá nhân đã hủy', en: 'Cancelled number' },
        },
        cancelledOn: {
          type: 'Date',
          column: 'cancelled_on',
          ...statutory(26),
          meaning: { vi: 'Ngày hủy', en: 'Date of cancellation' },
        },
        reason: {
          type: 'String',
          column: 'reason',
          ...statutory(26),
          meaning: {
            vi: 'Lý do hủy, xác lập lại số định danh cá nhân',
            en: 'Why the number was cancelled and established anew',
          },
        },
      },
    },
  },
} as const
