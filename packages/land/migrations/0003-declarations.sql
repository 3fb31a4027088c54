-- A serial is printed on one certificate: who issues a new one looks here.

create index land_certificate_by_serial on land_certificate (serial_number);
