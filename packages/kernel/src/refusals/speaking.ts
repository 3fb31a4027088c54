import type { RefusalKind } from './kind.ts'

/** Refusals of how a request was put, before anything in it was read: GraphQL over HTTP. */
export const speaking = {
  REQUEST_MALFORMED: {
    status: 400,
    reason: {
      vi: 'yêu cầu HTTP sai dạng',
      en: 'the request is not a GraphQL request over HTTP',
    },
    fix: {
      vi: 'gửi một đối tượng JSON có trường query',
      en: 'send one JSON object with the field query',
    },
  },
  MEDIA_TYPE_UNKNOWN: {
    status: 415,
    reason: {
      vi: 'kiểu nội dung không được hỗ trợ',
      en: 'the body is of a type the gateway does not read',
    },
    fix: {
      vi: 'gửi với Content-Type: application/json',
      en: 'send it with Content-Type: application/json',
    },
  },
  ANSWER_NOT_ACCEPTABLE: {
    status: 406,
    reason: {
      vi: 'không có kiểu trả lời nào được chấp nhận',
      en: 'the gateway answers in no type the request accepts',
    },
    fix: {
      vi: 'chấp nhận application/graphql-response+json hoặc application/json',
      en: 'accept application/graphql-response+json or application/json',
    },
  },
  METHOD_UNKNOWN: {
    status: 405,
    reason: {
      vi: 'phương thức HTTP không được hỗ trợ',
      en: 'the address does not know this HTTP method',
    },
    fix: { vi: 'dùng POST, hoặc GET', en: 'use POST, or GET' },
  },
  CLIENT_LEFT: {
    status: 499,
    reason: {
      vi: 'bên hỏi đã ngắt kết nối',
      en: 'whoever asked left before the answer was ready',
    },
    fix: { vi: 'hỏi lại', en: 'ask again' },
  },
  ADDRESS_UNKNOWN: {
    status: 404,
    reason: { vi: 'không có địa chỉ này', en: 'there is nothing at this address' },
    fix: { vi: 'hỏi tại /graphql', en: 'ask at /graphql' },
  },
} as const satisfies Record<string, RefusalKind>
