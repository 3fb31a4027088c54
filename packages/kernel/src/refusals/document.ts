import type { RefusalKind } from './kind.ts'

/** Refusals of what was written: document, variables, identifiers. */
export const document = {
  DOCUMENT_INVALID: {
    status: 400,
    reason: {
      vi: 'tài liệu GraphQL sai cú pháp hoặc sai lược đồ',
      en: 'the GraphQL document does not parse or does not fit the schema',
    },
    fix: { vi: 'sửa tài liệu theo thông báo', en: 'correct the document as the message says' },
  },
  DOCUMENT_TOO_LARGE: {
    status: 413,
    reason: { vi: 'yêu cầu quá lớn', en: 'the request is larger than the gateway reads' },
    fix: { vi: 'chia nhỏ yêu cầu', en: 'split the request' },
  },
  DOCUMENT_TOO_COMPLEX: {
    status: 400,
    reason: { vi: 'tài liệu vượt giới hạn', en: 'the document exceeds a limit of the gateway' },
    fix: {
      vi: 'bớt độ sâu, bí danh, trường gốc hoặc chỉ thị',
      en: 'use less depth, fewer aliases, root fields or directives',
    },
  },
  TOO_MANY_IDS: {
    status: 400,
    reason: {
      vi: 'quá nhiều mã trong một yêu cầu',
      en: 'more identifiers in one look-up than the gateway answers',
    },
    fix: { vi: 'chia danh sách thành nhiều yêu cầu', en: 'split the list over several requests' },
  },
  IDENTIFIER_INVALID: {
    status: 400,
    reason: { vi: 'mã định danh không hợp lệ', en: 'the identifier is not valid' },
    fix: { vi: 'kiểm tra lại mã', en: 'check the identifier' },
  },
  VARIABLES_INVALID: {
    status: 400,
    reason: { vi: 'biến không khớp khai báo', en: 'the variables do not fit their declarations' },
    fix: { vi: 'gửi biến đúng kiểu đã khai báo', en: 'send variables of the declared types' },
  },
} as const satisfies Record<string, RefusalKind>
