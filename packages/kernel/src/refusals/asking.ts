import type { RefusalKind } from './kind.ts'

/** Refusals of who asks and for what. */
export const asking = {
  TOKEN_MISSING: {
    status: 401,
    reason: { vi: 'yêu cầu không kèm mã truy cập', en: 'the request carries no access token' },
    fix: {
      vi: 'gửi tiêu đề Authorization: Bearer <mã>; lấy mã bằng lệnh motlan token',
      en: 'send the header Authorization: Bearer <token>; motlan token makes one',
    },
  },
  TOKEN_INVALID: {
    status: 401,
    reason: {
      vi: 'mã truy cập không hợp lệ',
      en: 'the access token was not signed by an issuer this gateway trusts',
    },
    fix: { vi: 'lấy mã mới từ nơi cấp được tin cậy', en: 'get a new token from a trusted issuer' },
  },
  TOKEN_EXPIRED: {
    status: 401,
    reason: { vi: 'mã truy cập đã hết hạn', en: 'the access token has expired' },
    fix: { vi: 'lấy mã mới', en: 'get a new token' },
  },
  TOKEN_AUDIENCE: {
    status: 401,
    reason: {
      vi: 'mã truy cập cấp cho hệ thống khác',
      en: 'the access token was issued for another audience',
    },
    fix: {
      vi: 'xin mã với aud là motlan-gateway',
      en: 'ask for a token whose aud is motlan-gateway',
    },
  },
  AGENCY_UNKNOWN: {
    status: 403,
    reason: {
      vi: 'cơ quan không có trong danh mục',
      en: 'the agency is not in the catalogue of agencies',
    },
    fix: {
      vi: 'kiểm tra mã cơ quan trong packages/agreements/catalog/agencies.yaml',
      en: 'check the agency id against packages/agreements/catalog/agencies.yaml',
    },
  },
  AGENCY_NEEDED: {
    status: 403,
    reason: {
      vi: 'chỉ cơ quan mới được tra cứu, mã truy cập này là của công dân',
      en: 'agencies look up; this token speaks for a citizen',
    },
    fix: {
      vi: 'công dân xem ai đã tra cứu mình bằng me { trace }',
      en: 'a citizen sees who looked them up with me { trace }',
    },
  },
  CITIZEN_NEEDED: {
    status: 403,
    reason: {
      vi: 'chỉ dành cho công dân, mã truy cập này là của cơ quan',
      en: 'this is for citizens; the token speaks for an agency',
    },
    fix: {
      vi: 'dùng mã truy cập của công dân; motlan token --citizen tạo một mã',
      en: 'use the token of a citizen; motlan token --citizen makes one',
    },
  },
  SCOPE_MISSING: {
    status: 403,
    reason: {
      vi: 'mã truy cập không có quyền cần thiết',
      en: 'the access token lacks the scope for this procedure',
    },
    fix: { vi: 'xin mã có phạm vi này', en: 'ask for a token with this scope' },
  },
  PURPOSE_MISSING: {
    status: 400,
    reason: {
      vi: 'yêu cầu không nêu thủ tục hoặc mục đích',
      en: 'the look-up names neither a procedure nor a purpose',
    },
    fix: {
      vi: 'gửi tiêu đề Motlan-Procedure hoặc Motlan-Purpose',
      en: 'send the header Motlan-Procedure or Motlan-Purpose',
    },
  },
  PROCEDURE_UNKNOWN: {
    status: 403,
    reason: {
      vi: 'mã thủ tục không có trong danh mục',
      en: 'the procedure is not in the catalogue of procedures',
    },
    fix: {
      vi: 'dùng mã có trong packages/agreements/catalog/procedures.yaml',
      en: 'use a code of packages/agreements/catalog/procedures.yaml',
    },
  },
  PURPOSE_UNKNOWN: {
    status: 403,
    reason: {
      vi: 'mục đích không có trong danh mục',
      en: 'the purpose is not in the catalogue of purposes',
    },
    fix: {
      vi: 'dùng mục đích có trong packages/agreements/catalog/purposes.yaml',
      en: 'use a purpose of packages/agreements/catalog/purposes.yaml',
    },
  },
  CASE_INVALID: {
    status: 400,
    reason: { vi: 'mã hồ sơ sai dạng', en: 'the case number is malformed' },
    fix: {
      vi: 'dùng 1-64 chữ cái, chữ số, dấu chấm hoặc gạch nối',
      en: 'use 1 to 64 letters, digits, dots or hyphens',
    },
  },
} as const satisfies Record<string, RefusalKind>
