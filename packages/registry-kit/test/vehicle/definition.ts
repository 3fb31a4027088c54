import type { RegistryDefinition } from '../../src/definition.ts'
import type { Database } from './database.ts'

/** A registry made up for the tests of the kit: it has one of everything. */
export const vehicle = {
  name: 'vehicle',
  title: { vi: 'Cơ sở dữ liệu phương tiện', en: 'Vehicle registry' },
  authority: { vi: 'Bộ Công an', en: 'Ministry of Public Security' },
  enums: {
    LicenceClassCode: {
      A1: { vi: 'Hạng A1', en: 'class A1' },
      B: { vi: 'Hạng B', en: 'class B' },
    },
  },
  subjects: {
    Citizen: {
      table: 'driver',
      key: 'citizen_id',
      attributes: {
        licenceNumber: {
          type: 'String',
          column: 'licence_number',
          sensitivity: 'basic',
          meaning: { vi: 'Số giấy phép lái xe', en: 'Driving licence number' },
          legalItem: { law: '36/2024/QH15', article: 57, item: 1 },
        },
        licenceIssuedOn: {
          type: 'Date',
          column: 'issued_on',
          sensitivity: 'basic',
          meaning: { vi: 'Ngày cấp giấy phép', en: 'Date of issue of the licence' },
          legalItem: { law: '36/2024/QH15', article: 57 },
        },
        driverBloodGroup: {
          type: 'String',
          column: 'blood_group',
          sensitivity: 'sensitive',
          meaning: { vi: 'Nhóm máu', en: 'Blood group' },
        },
        penaltyPoints: {
          type: 'Int',
          column: 'penalty_points',
          sensitivity: 'restricted',
          meaning: { vi: 'Điểm đã trừ', en: 'Penalty points' },
        },
        finesDue: {
          type: 'Vnd',
          column: 'fines_due',
          sensitivity: 'restricted',
          meaning: { vi: 'Tiền phạt chưa nộp', en: 'Fines due' },
        },
        heightM: {
          type: 'Float',
          column: 'height_m',
          sensitivity: 'basic',
          meaning: { vi: 'Chiều cao', en: 'Height in metres' },
        },
        organDonor: {
          type: 'Boolean',
          column: 'organ_donor',
          sensitivity: 'sensitive',
          meaning: { vi: 'Đăng ký hiến tạng', en: 'Registered organ donor' },
        },
        driverRecordedAt: {
          type: 'DateTime',
          column: 'recorded_at',
          sensitivity: 'basic',
          meaning: { vi: 'Thời điểm ghi nhận', en: 'When the driver was recorded' },
        },
      },
      groups: {
        licenceCard: {
          type: 'LicenceCard',
          meaning: { vi: 'Thẻ giấy phép', en: 'The licence card' },
          attributes: {
            frontName: {
              type: 'String',
              column: 'card_front_name',
              sensitivity: 'basic',
              meaning: { vi: 'Tên in trên thẻ', en: 'Name as printed on the card' },
            },
            serial: {
              type: 'CertificateSerial',
              column: 'card_serial',
              sensitivity: 'basic',
              meaning: { vi: 'Số sê-ri thẻ', en: 'Serial of the card' },
            },
          },
        },
      },
      references: {
        instructor: {
          to: 'Citizen',
          relation: 'instructor',
          column: 'instructor_id',
          sensitivity: 'restricted',
          meaning: { vi: 'Giáo viên dạy lái', en: 'Driving instructor' },
        },
        fleetOperator: {
          to: 'Business',
          relation: 'fleetOperator',
          column: 'employer_id',
          sensitivity: 'restricted',
          meaning: { vi: 'Đơn vị vận tải', en: 'Transport operator driven for' },
        },
        students: {
          to: 'Citizen',
          relation: 'student',
          table: 'driver_student',
          by: 'citizen_id',
          column: 'student_id',
          sensitivity: 'restricted',
          meaning: { vi: 'Học viên', en: 'Students taught' },
        },
      },
      collections: {
        licenceClasses: {
          type: 'LicenceClass',
          table: 'licence_class',
          by: 'citizen_id',
          order: 'valid_from',
          meaning: { vi: 'Các hạng giấy phép', en: 'Licence classes' },
          attributes: {
            class: {
              enum: 'LicenceClassCode',
              column: 'class',
              sensitivity: 'basic',
              meaning: { vi: 'Hạng', en: 'Class' },
            },
            validFrom: {
              type: 'Date',
              column: 'valid_from',
              sensitivity: 'basic',
              meaning: { vi: 'Có giá trị từ', en: 'Valid from' },
            },
            validUntil: {
              type: 'Date',
              column: 'valid_until',
              sensitivity: 'basic',
              meaning: { vi: 'Có giá trị đến', en: 'Valid until' },
            },
          },
        },
        keptVehicles: {
          type: 'KeptVehicle',
          table: 'vehicle_keeping',
          by: 'citizen_id',
          meaning: { vi: 'Xe đang giữ', en: 'Vehicles kept' },
          attributes: {
            plate: {
              type: 'String',
              column: 'plate',
              sensitivity: 'restricted',
              meaning: { vi: 'Biển số', en: 'Number plate' },
            },
          },
          references: {
            coKeeper: {
              to: 'Citizen',
              relation: 'coKeeper',
              column: 'co_keeper_id',
              sensitivity: 'restricted',
              meaning: { vi: 'Người cùng giữ', en: 'Who keeps the vehicle, too' },
            },
            parkedOn: {
              to: 'Parcel',
              relation: 'parkedOn',
              column: 'parked_on',
              sensitivity: 'restricted',
              meaning: { vi: 'Thửa đất đỗ xe', en: 'Parcel it is parked on' },
            },
          },
        },
      },
      derived: {
        yearsLicensed: {
          type: 'Int',
          from: ['Citizen.licenceIssuedOn'],
          meaning: { vi: 'Số năm có giấy phép', en: 'Full years since the licence was issued' },
        },
        mayDriveCar: {
          type: 'Boolean',
          from: [
            'Citizen.licenceClasses.class',
            'Citizen.licenceClasses.validUntil',
            'Citizen.penaltyPoints',
          ],
          meaning: { vi: 'Được lái ô tô', en: 'Whether a car may be driven today' },
        },
      },
    },
    Business: {
      table: 'vehicle',
      key: 'business_id',
      attributes: {
        fleetSize: {
          type: 'Int',
          column: 'fleet_size',
          sensitivity: 'public',
          meaning: { vi: 'Số xe', en: 'Number of vehicles' },
        },
      },
    },
  },
  internal: { licence_class: { entry_no: 'tells two entries of the same class apart' } },
} as const satisfies RegistryDefinition<Database>
