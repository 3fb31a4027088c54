-- A name belongs to one enterprise: who registers one looks here. Case does not tell names apart.

create index business_by_name on business (lower(vietnamese_name));
