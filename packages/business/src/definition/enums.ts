/** The closed lists of the business registry, in the words of the Law on Enterprises and its decree. */
export const enums = {
  BusinessLegalForm: {
    LLC_SINGLE: {
      vi: 'Công ty trách nhiệm hữu hạn một thành viên',
      en: 'one-member limited liability company',
    },
    LLC_MULTI: {
      vi: 'Công ty trách nhiệm hữu hạn hai thành viên trở lên',
      en: 'limited liability company with two or more members',
    },
    JSC: { vi: 'Công ty cổ phần', en: 'joint stock company' },
    PARTNERSHIP: { vi: 'Công ty hợp danh', en: 'partnership' },
    PRIVATE_ENTERPRISE: {
      vi: 'Doanh nghiệp tư nhân',
      en: 'sole proprietorship (private enterprise)',
    },
    COOPERATIVE: { vi: 'Hợp tác xã', en: 'co-operative' },
    COOPERATIVE_UNION: { vi: 'Liên hiệp hợp tác xã', en: 'union of co-operatives' },
  },
  BusinessStatus: {
    ACTIVE: { vi: 'Đang hoạt động', en: 'active' },
    SUSPENDED: { vi: 'Tạm ngừng kinh doanh', en: 'business suspended for a time' },
    NOT_AT_ADDRESS: {
      vi: 'Không còn hoạt động kinh doanh tại địa chỉ đã đăng ký',
      en: 'no longer operating at the registered address',
    },
    REVOKED_FOR_TAX: {
      vi: 'Bị thu hồi Giấy chứng nhận đăng ký doanh nghiệp do bị cưỡng chế về quản lý thuế',
      en: 'certificate revoked under tax enforcement',
    },
    DISSOLVING: {
      vi: 'Đang làm thủ tục giải thể, đã bị chia, bị hợp nhất, bị sáp nhập',
      en: 'in dissolution, or divided, consolidated or merged',
    },
    BANKRUPTCY: { vi: 'Đang làm thủ tục phá sản', en: 'in bankruptcy proceedings' },
    TERMINATED: {
      vi: 'Đã giải thể, phá sản, chấm dứt tồn tại',
      en: 'dissolved, bankrupt, no longer existing',
    },
  },
  DependentUnitKind: {
    BRANCH: { vi: 'Chi nhánh', en: 'branch' },
    REPRESENTATIVE_OFFICE: { vi: 'Văn phòng đại diện', en: 'representative office' },
    BUSINESS_LOCATION: { vi: 'Địa điểm kinh doanh', en: 'business location' },
  },
  BusinessMemberKind: {
    OWNER: {
      vi: 'Chủ sở hữu, chủ doanh nghiệp tư nhân',
      en: 'owner of a one-member company or a private enterprise',
    },
    MEMBER: { vi: 'Thành viên góp vốn', en: 'contributing member' },
    FOUNDING_SHAREHOLDER: { vi: 'Cổ đông sáng lập', en: 'founding shareholder' },
    GENERAL_PARTNER: { vi: 'Thành viên hợp danh', en: 'general partner' },
    COOPERATIVE_MEMBER: { vi: 'Thành viên hợp tác xã', en: 'member of a co-operative' },
  },
  ShareClass: {
    COMMON: { vi: 'Cổ phần phổ thông', en: 'ordinary shares' },
    VOTING_PREFERENCE: { vi: 'Cổ phần ưu đãi biểu quyết', en: 'voting preference shares' },
    DIVIDEND_PREFERENCE: { vi: 'Cổ phần ưu đãi cổ tức', en: 'dividend preference shares' },
    REDEEMABLE_PREFERENCE: {
      vi: 'Cổ phần ưu đãi hoàn lại',
      en: 'redeemable preference shares',
    },
  },
  BeneficialControl: {
    OWNERSHIP: {
      vi: 'Sở hữu trực tiếp hoặc gián tiếp từ 25% vốn điều lệ',
      en: 'holds 25 % or more of the charter capital, directly or not',
    },
    VOTING_RIGHTS: {
      vi: 'Sở hữu trực tiếp hoặc gián tiếp từ 25% tổng số cổ phần có quyền biểu quyết',
      en: 'holds 25 % or more of the voting shares, directly or not',
    },
    OTHER_CONTROL: {
      vi: 'Có quyền chi phối việc thông qua các vấn đề quan trọng của doanh nghiệp',
      en: 'controls the decisions on essential matters of the enterprise',
    },
  },
  VatMethod: {
    DEDUCTION: { vi: 'Khấu trừ', en: 'deduction' },
    DIRECT_ON_VALUE_ADDED: { vi: 'Trực tiếp trên giá trị gia tăng', en: 'direct, on value added' },
    DIRECT_ON_REVENUE: { vi: 'Trực tiếp trên doanh số', en: 'direct, on revenue' },
    NOT_LIABLE: { vi: 'Không phải nộp thuế giá trị gia tăng', en: 'not liable to VAT' },
  },
  InsurancePaymentCycle: {
    MONTHLY: { vi: 'Hằng tháng', en: 'monthly' },
    QUARTERLY: { vi: '03 tháng một lần', en: 'every three months' },
    SEMIANNUAL: { vi: '06 tháng một lần', en: 'every six months' },
  },
  BusinessRole: {
    FOUNDER: { vi: 'Người thành lập doanh nghiệp', en: 'founder' },
    REPRESENTATIVE: { vi: 'Người đại diện theo pháp luật', en: 'legal representative' },
    MEMBER: { vi: 'Chủ sở hữu, thành viên, cổ đông', en: 'owner, member or shareholder' },
  },
  BusinessFamilyRelation: {
    SPOUSE: { vi: 'Vợ, chồng', en: 'spouse' },
    CHILD: { vi: 'Con', en: 'child' },
    PARENT: { vi: 'Cha, mẹ', en: 'parent' },
    SIBLING: { vi: 'Anh, chị, em', en: 'brother or sister' },
    OTHER: { vi: 'Thành viên khác trong hộ gia đình', en: 'another member of the household' },
  },
  BusinessBanReason: {
    STATE_OFFICIAL: {
      vi: 'Cán bộ, công chức, viên chức, sĩ quan theo quy định của pháp luật',
      en: 'official, civil servant, public employee or officer',
    },
    CRIMINAL: {
      vi: 'Đang bị truy cứu trách nhiệm hình sự, tạm giam, chấp hành hình phạt tù hoặc biện pháp hành chính',
      en: 'under criminal prosecution, in custody, or serving a sentence or an administrative measure',
    },
    COURT_PROHIBITION: {
      vi: 'Đang bị Tòa án cấm đảm nhiệm chức vụ, cấm hành nghề hoặc làm công việc nhất định',
      en: 'barred by a court from an office, a profession or certain work',
    },
    BANKRUPTCY: {
      vi: 'Bị cấm theo quy định của pháp luật về phá sản',
      en: 'barred under the law on bankruptcy',
    },
    INCAPACITY: {
      vi: 'Bị hạn chế, mất năng lực hành vi dân sự hoặc có khó khăn trong nhận thức, làm chủ hành vi',
      en: 'limited or lost capacity for civil acts, or difficulty in cognition or control of conduct',
    },
  },
} as const
