import type { RefusalKind } from './kind.ts'

/** Refusals of the build and of starting up. */
export const building = {
  DEFINITION_INVALID: buildKind('định nghĩa sai', 'the definition contradicts itself'),
  TWO_SOURCES: buildKind('hai nguồn cho một thuộc tính', 'two registries claim it'),
  FIELD_UNDECLARED: buildKind(
    'trường không khai báo',
    'the field is neither key, attribute nor look-up',
  ),
  COLUMN_UNDECLARED: buildKind(
    'cột không khai báo',
    'the column is neither key, attribute nor marked internal',
  ),
  INPUT_FOREIGN: buildKind(
    'đầu vào mang thuộc tính của nơi khác',
    'the input carries an attribute that another registry holds',
  ),
  COMPOSITION_FAILED: buildKind('các lược đồ không ghép được', 'the subgraphs do not compose'),
  AGREEMENT_INVALID: buildKind('thỏa thuận sai', 'the agreement is not valid'),
  PROCEDURE_INVALID: buildKind('thủ tục sai', 'the procedure is not valid'),
  CONFIGURATION_INVALID: buildKind('cấu hình sai', 'the configuration is not valid'),
  DATABASE_UNREACHABLE: {
    status: 503,
    reason: { vi: 'không nối được cơ sở dữ liệu', en: 'the database cannot be reached' },
    fix: {
      vi: 'kiểm tra địa chỉ và quyền',
      en: 'check the address and the password in DATABASE_URL_*',
    },
  },
  FOLDER_UNUSABLE: buildKind(
    'thư mục dữ liệu không dùng được',
    'the data folder cannot be written',
  ),
  PORT_IN_USE: buildKind('cổng đang được dùng', 'the port is in use'),
} as const satisfies Record<string, RefusalKind>

function buildKind(vi: string, en: string): RefusalKind {
  return {
    status: 500,
    reason: { vi, en },
    fix: { vi: 'sửa nơi được nêu', en: 'correct the place that is named' },
  }
}
