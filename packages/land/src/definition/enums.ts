/** The closed lists of the land registry, with the words of the certificate and of the cadastral dossier. */
export const enums = {
  LandUsePurpose: {
    ONT: { vi: 'Đất ở tại nông thôn (ONT)', en: 'rural residential land' },
    ODT: { vi: 'Đất ở tại đô thị (ODT)', en: 'urban residential land' },
    LUC: { vi: 'Đất chuyên trồng lúa (LUC)', en: 'land for rice alone' },
    LUK: { vi: 'Đất trồng lúa còn lại (LUK)', en: 'other rice land' },
    BHK: { vi: 'Đất bằng trồng cây hằng năm khác (BHK)', en: 'flat land for other annual crops' },
    CLN: { vi: 'Đất trồng cây lâu năm (CLN)', en: 'land for perennial crops' },
    RSX: { vi: 'Đất rừng sản xuất (RSX)', en: 'production forest land' },
    NTS: { vi: 'Đất nuôi trồng thủy sản (NTS)', en: 'aquaculture land' },
    TMD: { vi: 'Đất thương mại, dịch vụ (TMD)', en: 'land for trade and services' },
    SKC: {
      vi: 'Đất cơ sở sản xuất phi nông nghiệp (SKC)',
      en: 'land for non-agricultural production facilities',
    },
    DGD: {
      vi: 'Đất xây dựng cơ sở giáo dục và đào tạo (DGD)',
      en: 'land for education and training',
    },
    SKK: { vi: 'Đất khu công nghiệp (SKK)', en: 'industrial park land' },
    BCS: { vi: 'Đất bằng chưa sử dụng (BCS)', en: 'unused flat land' },
  },
  LandUseOrigin: {
    ALLOCATED_FREE: {
      vi: 'Nhà nước giao đất không thu tiền sử dụng đất',
      en: 'allocated by the State without land-use levy',
    },
    ALLOCATED_PAID: {
      vi: 'Nhà nước giao đất có thu tiền sử dụng đất',
      en: 'allocated by the State with land-use levy',
    },
    LEASED_ONCE: {
      vi: 'Nhà nước cho thuê đất trả tiền thuê một lần cho cả thời gian thuê',
      en: 'leased by the State, rent paid once for the whole term',
    },
    LEASED_ANNUAL: {
      vi: 'Nhà nước cho thuê đất trả tiền thuê hằng năm',
      en: 'leased by the State, rent paid every year',
    },
    RECOGNISED_FREE: {
      vi: 'Công nhận quyền sử dụng đất như giao đất không thu tiền sử dụng đất',
      en: 'right recognised as allocation without land-use levy',
    },
    RECOGNISED_PAID: {
      vi: 'Công nhận quyền sử dụng đất như giao đất có thu tiền sử dụng đất',
      en: 'right recognised as allocation with land-use levy',
    },
    TRANSFERRED: {
      vi: 'Nhận chuyển nhượng quyền sử dụng đất',
      en: 'right acquired by transfer for money',
    },
    GIFTED: { vi: 'Nhận tặng cho quyền sử dụng đất', en: 'right acquired by gift' },
    INHERITED: { vi: 'Nhận thừa kế quyền sử dụng đất', en: 'right acquired by inheritance' },
  },
  LandUseForm: {
    PRIVATE: { vi: 'Sử dụng riêng', en: 'used by one land user alone' },
    SHARED: { vi: 'Sử dụng chung', en: 'used jointly' },
  },
  LandUseTerm: {
    LONG_TERM: { vi: 'Ổn định lâu dài', en: 'stable and long-term, without an end' },
    FIXED_TERM: { vi: 'Có thời hạn', en: 'for a fixed term' },
  },
  LandUserKind: {
    INDIVIDUAL: { vi: 'Cá nhân', en: 'individual' },
    COUPLE: { vi: 'Vợ chồng', en: 'married couple' },
    HOUSEHOLD: { vi: 'Hộ gia đình', en: 'household' },
    ORGANISATION: { vi: 'Tổ chức', en: 'organisation' },
  },
  LandUserRole: {
    HOLDER: { vi: 'Người có quyền sử dụng đất', en: 'holder of the land-use right' },
    CO_HOLDER: { vi: 'Người có chung quyền sử dụng đất', en: 'joint holder of the land-use right' },
    HOUSEHOLD_REPRESENTATIVE: { vi: 'Đại diện hộ gia đình', en: 'representative of the household' },
  },
  LandAssetKind: {
    HOUSE: { vi: 'Nhà ở riêng lẻ', en: 'detached house' },
    APARTMENT: { vi: 'Căn hộ chung cư', en: 'apartment' },
    CONSTRUCTION: { vi: 'Công trình xây dựng', en: 'construction work' },
  },
  LandAssetOwnership: {
    PRIVATE: { vi: 'Sở hữu riêng', en: 'sole ownership' },
    SHARED: { vi: 'Sở hữu chung', en: 'joint ownership' },
  },
  LandRestrictionKind: {
    MORTGAGE: { vi: 'Thế chấp quyền sử dụng đất, tài sản gắn liền với đất', en: 'mortgage' },
    SEIZURE: { vi: 'Kê biên để thi hành án', en: 'seizure for the enforcement of a judgment' },
    TRANSFER_BLOCK: {
      vi: 'Tạm dừng, ngăn chặn giao dịch theo quyết định của cơ quan có thẩm quyền',
      en: 'transactions blocked by decision of a competent authority',
    },
    DISPUTE: { vi: 'Đang có tranh chấp', en: 'under dispute' },
    EASEMENT: { vi: 'Quyền đối với thửa đất liền kề', en: 'right over the adjoining parcel' },
    PLANNING: {
      vi: 'Hạn chế theo quy hoạch, hành lang bảo vệ công trình',
      en: 'restricted by planning or by the protection corridor of a work',
    },
  },
  LandChangeReason: {
    FIRST_CERTIFICATE: {
      vi: 'Cấp Giấy chứng nhận lần đầu',
      en: 'first issue of a certificate',
    },
    TRANSFER: { vi: 'Chuyển nhượng', en: 'transfer for money' },
    GIFT: { vi: 'Tặng cho', en: 'gift' },
    INHERITANCE: { vi: 'Thừa kế', en: 'inheritance' },
    SPLIT: { vi: 'Tách thửa', en: 'split' },
    MERGE: { vi: 'Hợp thửa', en: 'merge' },
    CORRECTION: { vi: 'Đính chính Giấy chứng nhận', en: 'correction of the certificate' },
    MORTGAGE: { vi: 'Đăng ký, xóa đăng ký thế chấp', en: 'registration or release of a mortgage' },
    PURPOSE_CHANGE: { vi: 'Chuyển mục đích sử dụng đất', en: 'change of land-use purpose' },
  },
  LandObligationKind: {
    LAND_USE_LEVY: { vi: 'Tiền sử dụng đất', en: 'land-use levy' },
    LAND_RENT: { vi: 'Tiền thuê đất', en: 'land rent' },
    REGISTRATION_FEE: { vi: 'Lệ phí trước bạ', en: 'registration fee' },
    INCOME_TAX: {
      vi: 'Thuế thu nhập từ chuyển nhượng bất động sản',
      en: 'income tax on the transfer of real property',
    },
  },
  LandVerification: {
    VERIFIED: {
      vi: 'Đã xác minh với người sử dụng đất',
      en: 'verified with the land user',
    },
    NOT_VERIFIED: {
      vi: 'Chưa xác minh với người sử dụng đất',
      en: 'not verified with the land user',
    },
  },
} as const
