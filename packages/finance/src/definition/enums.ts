/** The closed lists of the finance registry. */
export const enums = {
  TaxStatus: {
    ACTIVE: { vi: '00: Người nộp thuế đang hoạt động', en: '00: active' },
    TERMINATED: {
      vi: '01: Người nộp thuế ngừng hoạt động và đã hoàn thành thủ tục chấm dứt hiệu lực mã số thuế',
      en: '01: closed, tax code terminated',
    },
    MOVED: {
      vi: '02: Người nộp thuế đã chuyển cơ quan thuế quản lý',
      en: '02: moved to another tax office',
    },
    STOPPED: {
      vi: '03: Người nộp thuế ngừng hoạt động nhưng chưa hoàn thành thủ tục chấm dứt hiệu lực mã số thuế',
      en: '03: stopped, tax code not yet terminated',
    },
    INCOMPLETE: {
      vi: '04: Hộ kinh doanh, cá nhân kinh doanh đang hoạt động, chưa đủ thông tin đăng ký thuế',
      en: '04: active household or individual business whose registration is incomplete',
    },
    SUSPENDED: {
      vi: '05: Người nộp thuế tạm ngừng hoạt động, kinh doanh',
      en: '05: temporarily suspended',
    },
    NOT_AT_ADDRESS: {
      vi: '06: Người nộp thuế không hoạt động tại địa chỉ đã đăng ký',
      en: '06: not operating at the registered address',
    },
    BANKRUPTCY: {
      vi: '07: Người nộp thuế chờ làm thủ tục phá sản',
      en: '07: bankruptcy pending',
    },
    ADDRESS_BEING_VERIFIED: {
      vi: '09: Người nộp thuế chờ xác minh tình trạng hoạt động tại địa chỉ đã đăng ký',
      en: '09: address being verified',
    },
  },
  TaxpayerKind: {
    INDIVIDUAL: { vi: 'Cá nhân', en: 'individual' },
    HOUSEHOLD_BUSINESS: {
      vi: 'Hộ kinh doanh, cá nhân kinh doanh',
      en: 'household or individual business',
    },
    ENTERPRISE: { vi: 'Doanh nghiệp', en: 'enterprise' },
    COOPERATIVE: { vi: 'Hợp tác xã', en: 'co-operative' },
    PUBLIC_UNIT: { vi: 'Cơ quan nhà nước, đơn vị sự nghiệp', en: 'state body or public unit' },
    DEPENDENT_UNIT: { vi: 'Đơn vị phụ thuộc', en: 'dependent unit' },
  },
  TaxKind: {
    VAT: { vi: 'Thuế giá trị gia tăng', en: 'value added tax' },
    PIT: { vi: 'Thuế thu nhập cá nhân', en: 'personal income tax' },
    CIT: { vi: 'Thuế thu nhập doanh nghiệp', en: 'corporate income tax' },
    NON_AGRICULTURAL_LAND: {
      vi: 'Thuế sử dụng đất phi nông nghiệp',
      en: 'non-agricultural land-use tax',
    },
    REGISTRATION_FEE: { vi: 'Lệ phí trước bạ', en: 'registration fee' },
  },
  TaxDependantRelation: {
    CHILD: { vi: 'Con', en: 'child' },
    SPOUSE: { vi: 'Vợ, chồng', en: 'spouse' },
    PARENT: { vi: 'Cha, mẹ', en: 'parent' },
    OTHER: { vi: 'Cá nhân khác không nơi nương tựa', en: 'another person without support' },
  },
  LandTransferRole: {
    TRANSFEROR: { vi: 'Bên chuyển quyền', en: 'transferor' },
    TRANSFEREE: { vi: 'Bên nhận chuyển quyền', en: 'transferee' },
  },
  TaxPayment: {
    PAID: { vi: 'Đã nộp', en: 'paid' },
    UNPAID: { vi: 'Chưa nộp', en: 'not paid' },
    NOTHING_DUE: { vi: 'Không phải nộp, được miễn', en: 'nothing due, or exempt' },
  },
} as const
